import CakeLanguages
import CakeOrdering
import CakeTesting
import Foundation
import Testing

@testable import CakeOutbound

/// Writes all emails into a folder and reads them back as a browser and a mail program would: into the one that
/// `CAKE_EMAIL_GALLERY` names, for people to look at, or into one that is removed.
@Suite struct EmailGallery {
  @Test(arguments: EmailOccasion.allCases, Language.allCases)
  func `every email is a whole document that can be looked at`(occasion: EmailOccasion, language: Language)
    throws
  {
    let kept = ProcessInfo.processInfo.environment["CAKE_EMAIL_GALLERY"]
    let folder = kept ?? NSTemporaryDirectory() + "cake-emails-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { if kept == nil { try? FileManager.default.removeItem(atPath: folder) } }
    let email = EmailWriting.email(occasion) { $0.customer?.language = language.rawValue }
    let path = "\(folder)/\(occasion.rawValue).\(language.rawValue)"
    try Data(email.html.utf8).write(to: URL(filePath: "\(path).html"))
    try Data("Subject: \(email.subject)\n\n\(email.text)".utf8).write(to: URL(filePath: "\(path).txt"))

    let html = try String(contentsOf: URL(filePath: "\(path).html"), encoding: .utf8)
    #expect(html.hasPrefix("<!DOCTYPE html>"))
    #expect(HTMLNesting.fault(in: html) == nil)
    #expect(EmailWriting.visible(html).contains("\(Order.example().number)"))
    let text = try String(contentsOf: URL(filePath: "\(path).txt"), encoding: .utf8)
    #expect(text.hasPrefix("Subject: \(email.subject)\n\n"))
    #expect(!text.contains("&amp;") && !text.contains("<"))
  }
}
