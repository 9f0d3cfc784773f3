import NIOCore
import NIOPosix
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Hears of `SIGTERM` on an event loop.
///
/// The signal's own handler may do next to nothing (signal-safety(7)): it writes a byte into a pipe, at whose other
/// end the event loop listens.
enum TerminationSignal {
  /// The pipe's end that the handler writes to.
  private static let entrance = Atomic<CInt>(-1)

  /// Calls a function when the process is told to end; to be called once in a process.
  static func install(on eventLoop: any EventLoop, _ onSignal: @escaping @Sendable () -> Void) async throws {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { throw IOError(errnoCode: errno, reason: "pipe") }
    _ = try await NIOPipeBootstrap(group: eventLoop)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          unblock()
          try channel.pipeline.syncOperations.addHandler(ByteListener(onSignal))
        }
      }
      .takingOwnershipOfDescriptor(input: ends[0]).get()
    entrance.store(ends[1], ordering: .sequentiallyConsistent)
    signal(SIGTERM) { _ in
      var byte: UInt8 = 1
      _ = write(TerminationSignal.entrance.load(ordering: .sequentiallyConsistent), &byte, 1)
    }
  }

  /// Lets the signal come to this thread: others may have been started with it blocked.
  private static func unblock() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  private final class ByteListener: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let onByte: @Sendable () -> Void

    init(_ onByte: @escaping @Sendable () -> Void) {
      self.onByte = onByte
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      onByte()
    }
  }
}
