import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Closes the listener gently: whoever is connected to it already is accepted before.
///
/// The kernel completes connections and keeps them until they are accepted; closing the listener resets those.
final class ListenerHandler: ChannelDuplexHandler {
  typealias InboundIn = any Channel
  typealias InboundOut = any Channel
  typealias OutboundIn = Never

  /// For how long nobody must have come; also the time for handshakes that are under way, which take a round trip.
  private static let quiet = TimeAmount.milliseconds(100)
  /// For how long it is waited for that at most.
  private static let patience = TimeAmount.seconds(1)

  private let connections: OpenConnections
  private var accepted = 0

  init(_ connections: OpenConnections) {
    self.connections = connections
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    accepted += 1
    context.fireChannelRead(data)
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard !connections.isStopping else { return context.close(mode: mode, promise: promise) }
    connections.stop()
    Handshakes.refuse(context.channel)
    closeWhenQuiet(context, mode, promise, until: context.eventLoop.now + Self.patience)
  }

  private func closeWhenQuiet(
    _ context: ChannelHandlerContext, _ mode: CloseMode, _ promise: EventLoopPromise<Void>?,
    until latest: NIODeadline
  ) {
    accepted = 0
    context.eventLoop.assumeIsolated().scheduleTask(in: Self.quiet) { [self] in
      let isQuiet = accepted == 0 && !connections.isHandingOver
      guard isQuiet || context.eventLoop.now >= latest else {
        return closeWhenQuiet(context, mode, promise, until: latest)
      }
      context.close(mode: mode, promise: promise)
    }
  }
}

/// The handshakes of a listening socket.
private enum Handshakes {
  /// Has the kernel drop the first packet of every further handshake, so that what waits to be accepted comes to an
  /// end. A client sends it again after a second, and by then is refused, or served by whoever listens next.
  ///
  /// Only Linux can do that (socket(7), `SO_ATTACH_FILTER`, for which no privilege is needed); elsewhere those who
  /// connect in the very moment in which the listener closes are reset.
  static func refuse(_ listener: any Channel) {
    #if os(Linux)
      guard let socket = listener as? any SocketOptionProvider else { return }
      // A packet is seen from its TCP header on, whose byte 13 has the flags (RFC 9293, section 3.1).
      let program = [
        Instruction(code: loadByte, operand: 13), Instruction(code: and, operand: syn | ack),
        Instruction(code: jumpIfEqual, otherwise: 1, operand: syn), Instruction(code: accept, operand: 0),
        Instruction(code: accept, operand: .max),
      ]
      program.withUnsafeBufferPointer { program in
        // On the listener's own event loop it is done when this returns, so the program need not live longer.
        _ = socket.unsafeSetSocketOption(
          level: .socket, name: NIOBSDSocket.Option(rawValue: SO_ATTACH_FILTER),
          value: Program(count: UInt16(program.count), start: UInt(bitPattern: program.baseAddress)))
      }
    #endif
  }

  #if os(Linux)
    /// `struct sock_filter` of linux/filter.h.
    private struct Instruction {
      let code: UInt16
      var then: UInt8 = 0
      var otherwise: UInt8 = 0
      let operand: UInt32
    }

    /// `struct sock_fprog` of linux/filter.h.
    private struct Program {
      let count: UInt16
      let start: UInt
    }

    // BPF_LD | BPF_B | BPF_ABS, BPF_ALU | BPF_AND | BPF_K, BPF_JMP | BPF_JEQ | BPF_K, BPF_RET | BPF_K
    private static let (loadByte, and, jumpIfEqual, accept): (UInt16, UInt16, UInt16, UInt16) = (
      0x30, 0x54, 0x15, 0x06
    )
    private static let (syn, ack): (UInt32, UInt32) = (0x02, 0x10)
  #endif
}
