import CCurl

/// Sets options of a libcurl handle and keeps the first error, so that a list of settings reads as one.
struct CurlOptions {
  private let handle: UnsafeMutableRawPointer
  private(set) var code = CURLE_OK

  init(_ handle: UnsafeMutableRawPointer) {
    self.handle = handle
  }

  mutating func set(_ option: CURLoption, _ value: Int) {
    check(ccurl_set_long(handle, option, value))
  }

  mutating func set(_ option: CURLoption, _ value: String) {
    check(ccurl_set_string(handle, option, value))
  }

  mutating func check(_ result: CURLcode) {
    if code == CURLE_OK { code = result }
  }
}
