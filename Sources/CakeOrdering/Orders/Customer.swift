/// Who ordered.
public struct Customer: Sendable, Hashable {
  /// The customer's name, at most 200 characters.
  public var name: String
  /// Where the customer gets emails.
  public var email: EmailAddress
  /// A telephone number, as the customer wrote it.
  public var phone: String?
  /// The language of the customer's emails, a BCP 47 tag such as `en` or `de-AT`.
  public var language: String?
  /// What a newer version added; nil where there is nothing.
  public var unknownMembers: UnknownMembers?

  /// A customer with all the facts.
  public init(
    name: String, email: EmailAddress, phone: String? = nil, language: String? = nil,
    unknownMembers: UnknownMembers? = nil
  ) {
    self.name = name
    self.email = email
    self.phone = phone
    self.language = language
    self.unknownMembers = unknownMembers
  }
}
