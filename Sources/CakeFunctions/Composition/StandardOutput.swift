#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where Lambda collects what a function says: each line becomes an event of its log.
enum StandardOutput {
  /// Writes a line as a whole, so that lines of several threads do not mix.
  static func write(_ line: String) {
    var text = line
    text += "\n"
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let start = rest.baseAddress, !rest.isEmpty {
        #if canImport(Glibc)
          let count = Glibc.write(STDOUT_FILENO, start, rest.count)
        #elseif canImport(Musl)
          let count = Musl.write(STDOUT_FILENO, start, rest.count)
        #else
          let count = Darwin.write(STDOUT_FILENO, start, rest.count)
        #endif
        // Whoever reads it is gone: there is nobody to tell.
        guard count > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }
}
