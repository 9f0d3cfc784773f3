extension AWSCredentialSource {
  /// Where an environment says that credentials are, in the order of the AWS SDKs
  /// (AWS SDKs and Tools Reference Guide, "Standardized credential providers"):
  ///
  /// 1. `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`.
  /// 2. The access key of the profile (`AWS_PROFILE`) in the shared credentials file, else in the shared
  ///    config file.
  /// 3. The endpoint beside a container: `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI`, else
  ///    `AWS_CONTAINER_CREDENTIALS_FULL_URI`.
  ///
  /// Roles assumed by a profile, IAM Identity Center, web identities and the metadata of EC2 instances are
  /// not read.
  public init(environment: [String: String]) {
    self.init(environment: environment, shared: SharedSettings(environment: environment))
  }

  init(environment: [String: String], shared: SharedSettings) {
    self =
      Self.accessKey(
        environment, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", in: "the environment")
      ?? Self.profile(environment, shared)
      ?? Self.container(environment)
      ?? .missing(Self.nothingFound(environment))
  }

  private static func profile(
    _ environment: [String: String], _ shared: SharedSettings
  ) -> AWSCredentialSource? {
    for file in [shared.credentials, shared.config] {
      let source = accessKey(
        file, "aws_access_key_id", "aws_secret_access_key", "aws_session_token",
        in: "the profile \(shared.name)")
      if let source { return source }
    }
    guard environment.setting("AWS_PROFILE") != nil else { return nil }
    if !shared.exists { return .missing("there is no profile \(shared.name)") }
    let unread = [
      "role_arn", "sso_session", "sso_start_url", "credential_process", "web_identity_token_file",
    ]
    if let name = unread.first(where: { shared.setting($0) != nil }) {
      return .missing("the profile \(shared.name) has \(name), which is not supported")
    }
    return nil
  }

  /// An access key, as far as its parts are there; nil if there is no part of one.
  private static func accessKey(
    _ settings: [String: String], _ id: String, _ secret: String, _ token: String, in place: String
  ) -> AWSCredentialSource? {
    switch (settings.setting(id), settings.setting(secret)) {
    case (nil, nil): nil
    case (let accessKeyID?, let secretAccessKey?):
      .fixed(
        AWSCredentials(
          accessKeyID: accessKeyID, secretAccessKey: secretAccessKey, sessionToken: settings.setting(token)))
    case (nil, _?): .missing("\(place) has \(secret) without \(id)")
    case (_?, nil): .missing("\(place) has \(id) without \(secret)")
    }
  }

  private static func container(_ environment: [String: String]) -> AWSCredentialSource? {
    do {
      return try ContainerCredentials(environment: environment).map { .container($0) }
    } catch {
      return .missing(error.reason)
    }
  }

  private static func nothingFound(_ environment: [String: String]) -> String {
    if environment.setting("AWS_WEB_IDENTITY_TOKEN_FILE") != nil {
      return "web identities are not supported: use EKS Pod Identity"
    }
    return "none in the environment, the shared files or beside the container"
  }
}
