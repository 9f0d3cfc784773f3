import CakeOrdering
import FoundationEssentials
import Testing

@testable import CakeOutbound

/// Writes all emails to the folder that `CAKE_EMAIL_GALLERY` names, for people to look at.
@Suite struct EmailGallery {
  static let folder = ProcessInfo.processInfo.environment["CAKE_EMAIL_GALLERY"]

  @Test(.enabled(if: folder != nil, "a folder is named"), arguments: EmailOccasion.allCases)
  func `every email can be looked at`(occasion: EmailOccasion) throws {
    let folder = try #require(Self.folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let email = EmailWriting.email(occasion)
    let path = "\(folder)/\(occasion.rawValue)"
    try Data(email.html.utf8).write(to: URL(filePath: "\(path).html"))
    try Data("Subject: \(email.subject)\n\n\(email.text)".utf8).write(to: URL(filePath: "\(path).txt"))
  }
}
