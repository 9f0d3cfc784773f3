import CCurl

/// A libcurl handle that is set up for one SMTP server. Used by one thread at a time.
final class SMTPHandle {
  private let handle: UnsafeMutableRawPointer
  /// Where libcurl says what went wrong.
  private let problem: UnsafeMutableBufferPointer<CChar>

  /// libcurl wants to be told once before it is used at all.
  private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// A handle with all that is the same for every email, or nil if libcurl refuses any of it.
  init?(_ server: SMTPServer, limits: SMTPLimits) {
    guard Self.isLibraryReady, let handle = curl_easy_init() else { return nil }
    self.handle = handle
    self.problem = .allocate(capacity: Int(CURL_ERROR_SIZE))
    problem.initialize(repeating: 0)
    var options = CurlOptions(handle)
    options.check(ccurl_set_error_buffer(handle, problem.baseAddress))
    options.set(CURLOPT_URL, server.location)
    options.set(CURLOPT_PROXY, "")
    options.set(CURLOPT_UPLOAD, 1)
    options.set(CURLOPT_NOSIGNAL, 1)
    options.set(CURLOPT_MAXCONNECTS, 1)
    options.set(CURLOPT_CONNECTTIMEOUT_MS, limits.connectMilliseconds)
    options.set(CURLOPT_TIMEOUT_MS, limits.totalMilliseconds)
    Self.protect(&options, handle, server)
    guard options.code == CURLE_OK else { return nil }
  }

  deinit {
    ccurl_cleanup(handle)
    problem.deallocate()
  }

  private static func protect(
    _ options: inout CurlOptions, _ handle: UnsafeMutableRawPointer, _ server: SMTPServer
  ) {
    options.check(ccurl_require_encryption(handle, server.security != .none))
    options.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    options.set(CURLOPT_SSL_VERIFYPEER, 1)
    options.set(CURLOPT_SSL_VERIFYHOST, 2)
    if let path = server.certificateAuthorities {
      options.set(CURLOPT_CAINFO, path)
    }
    if let credentials = server.credentials {
      options.set(CURLOPT_USERNAME, credentials.user)
      options.set(CURLOPT_PASSWORD, credentials.password)
    }
  }

  /// Hands an email over and blocks until it was accepted or refused.
  func perform(_ transfer: SMTPTransfer) throws(SMTPFailure) {
    guard let recipients = curl_slist_append(nil, "<\(transfer.recipient)>") else {
      throw SMTPFailure(local: "out of memory")
    }
    let upload = SMTPUpload(transfer)
    let code = withExtendedLifetime(upload) { perform(upload, to: recipients) }
    _ = ccurl_set_list(handle, CURLOPT_MAIL_RCPT, nil)
    curl_slist_free_all(recipients)
    guard code == CURLE_OK else { throw failure(code, upload) }
  }

  private func perform(_ upload: SMTPUpload, to recipients: UnsafeMutablePointer<curl_slist>) -> CURLcode {
    let context = Unmanaged.passUnretained(upload).toOpaque()
    let size = curl_off_t(upload.transfer.message.count)
    var options = CurlOptions(handle)
    options.set(CURLOPT_MAIL_FROM, "<\(upload.transfer.sender)>")
    options.check(ccurl_set_list(handle, CURLOPT_MAIL_RCPT, recipients))
    options.check(ccurl_set_offset(handle, CURLOPT_INFILESIZE_LARGE, size))
    options.check(ccurl_set_reader(handle, SMTPUpload.read, context))
    options.check(ccurl_set_progress(handle, SMTPUpload.progress, context))
    options.check(ccurl_set_debug(handle, SMTPUpload.watch, context))
    problem.update(repeating: 0)
    return options.code == CURLE_OK ? ccurl_perform(handle) : options.code
  }

  private func failure(_ code: CURLcode, _ upload: SMTPUpload) -> SMTPFailure {
    let detail = String(decoding: problem.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    // libcurl puts no address into its texts; should one ever do, the general words take its place.
    let isUsable = !detail.isEmpty && !detail.contains("@")
    return SMTPFailure(
      code: code, reply: ccurl_get_long(handle, CURLINFO_RESPONSE_CODE),
      text: isUsable ? detail : String(cString: curl_easy_strerror(code)),
      isReused: ccurl_get_long(handle, CURLINFO_NUM_CONNECTS) == 0, sentCount: upload.sentCount,
      dialogue: upload.dialogue)
  }
}
