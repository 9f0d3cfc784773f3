import Foundation
import Synchronization

/// An SMTP server on a free loopback port that replies as a test tells it to. One thread per connection.
final class ScriptedSMTPServer: Sendable {
  struct State {
    var connectionCount = 0
    var messages: [String] = []
    var commands: [String] = []
    var activeCount = 0
    var highestActiveCount = 0
  }

  /// What the server does instead of accepting everything.
  struct Script: Sendable {
    /// The reply to a command or to `.` (the end of a message) by its first word; nil closes the connection.
    var replies: [String: String] = [:]
    /// The same, once a connection has carried a message.
    var laterReplies: [String: String] = [:]
    var greeting = "220 test"
    /// How many messages a connection may carry before the server closes it without a word.
    var messagesPerConnection = Int.max
    /// Seconds that every message takes.
    var delay = 0.0
  }

  let port: Int
  private let listener: Int32
  private let script: Script
  private let shared = Mutex(State())

  var state: State { shared.withLock { $0 } }

  init(_ script: Script = Script()) throws {
    self.script = script
    (listener, port) = try Loopback.listen()
    Thread.detachNewThread { [listener, self] in
      while case let peer = accept(listener, nil, nil), peer >= 0 {
        shared.withLock { $0.connectionCount += 1 }
        Thread.detachNewThread { self.serve(peer) }
      }
    }
  }

  /// Stops listening; connections that are open stay so.
  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func serve(_ peer: Int32) {
    defer { close(peer) }
    var messageCount = 0
    send(script.greeting, to: peer)
    while let line = readLine(from: peer) {
      let command = String(line.prefix { $0 != " " && $0 != ":" }).uppercased()
      shared.withLock { $0.commands.append(line) }
      let later = messageCount > 0 ? script.laterReplies[command] : nil
      guard let reply = later ?? script.replies[command] ?? defaultReply(to: command) else { return }
      if reply == "close" { return }
      send(reply, to: peer)
      guard command == "DATA", reply.hasPrefix("354") else { continue }
      guard receiveMessage(from: peer) else { return }
      messageCount += 1
      if messageCount == script.messagesPerConnection { return }
    }
  }

  private func receiveMessage(from peer: Int32) -> Bool {
    var lines: [String] = []
    while let line = readLine(from: peer), line != "." {
      lines.append(line.hasPrefix(".") ? String(line.dropFirst()) : line)
    }
    shared.withLock {
      $0.activeCount += 1
      $0.highestActiveCount = max($0.highestActiveCount, $0.activeCount)
    }
    if script.delay > 0 { Thread.sleep(forTimeInterval: script.delay) }
    let reply = script.replies["."] ?? "250 ok"
    shared.withLock {
      $0.activeCount -= 1
      if reply.hasPrefix("250") { $0.messages.append(lines.map { $0 + "\r\n" }.joined()) }
    }
    if reply == "close" { return false }
    send(reply, to: peer)
    return true
  }

  private func defaultReply(to command: String) -> String? {
    switch command {
    case "DATA": "354 go on"
    case "QUIT": nil
    case "EHLO": "250-test\r\n250 SMTPUTF8"
    default: "250 ok"
    }
  }

  private func send(_ text: String, to peer: Int32) {
    let bytes = Array((text + "\r\n").utf8)
    _ = Glibc.send(peer, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  private func readLine(from peer: Int32) -> String? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while recv(peer, &byte, 1, 0) == 1 {
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes.dropLast(), as: UTF8.self) }
      bytes.append(byte)
    }
    return nil
  }
}
