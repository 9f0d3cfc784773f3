import Foundation
import Testing

@testable import ZoneInfo

@Suite struct TimeZoneFileTests {
  @Test(arguments: PythonZones.rows.map(\.zone))
  func `Offsets are those that Python computes`(zone: String) throws {
    let file = try TimeZoneFile(contentsOf: ZoneFiles.bytes(zone))
    for row in PythonZones.rows where row.zone == zone {
      for (instant, offset) in row.table {
        #expect(file.secondsAheadOfUTC(at: instant) == offset, "\(zone) at \(instant)")
      }
    }
  }

  @Test(arguments: [Int64.min, -1 << 60, -1 << 40, 1 << 40, 1 << 60, Int64.max])
  func `Any instant has an offset`(instant: Int64) throws {
    for row in PythonZones.rows {
      let file = try TimeZoneFile(contentsOf: ZoneFiles.bytes(row.zone))
      #expect((-86_400...86_400).contains(file.secondsAheadOfUTC(at: instant)))
    }
  }

  @Test func `The rules repeat every 400 years`() throws {
    let file = try TimeZoneFile(contentsOf: ZoneFiles.bytes("America/Nuuk"))
    let cycle: Int64 = 146_097 * 86_400
    for day in stride(from: 0, to: 366, by: 1) as StrideTo<Int64> {
      let instant = 4_070_908_800 + day * 86_400
      #expect(file.secondsAheadOfUTC(at: instant) == file.secondsAheadOfUTC(at: instant + 5 * cycle))
    }
  }

  @Test func `A file cut off anywhere is refused`() throws {
    for name in ["Europe/Berlin", "UTC"] {
      let bytes = ZoneFiles.bytes(name)
      for count in bytes.indices {
        #expect(throws: TimeZoneFileError.self) { try TimeZoneFile(contentsOf: Array(bytes[..<count])) }
      }
    }
  }

  @Test func `A file with any byte changed is read or refused, and never crashes`() throws {
    let bytes = ZoneFiles.bytes("Australia/Lord_Howe")
    for index in bytes.indices {
      for value in [0, 1, 0x2F, 0x35, 0x7F, 0x80, 0xFF] as [UInt8] {
        var mutated = bytes
        mutated[index] = value
        guard let file = try? TimeZoneFile(contentsOf: mutated) else { continue }
        for instant in [Int64.min, -1, 0, 1 << 31, Int64.max] { _ = file.secondsAheadOfUTC(at: instant) }
      }
    }
  }

  @Test func `Random bytes never crash`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let noise = (0..<Int.random(in: 0..<200)).map { _ in UInt8.random(in: 0...255, using: &generator) }
      _ = try? TimeZoneFile(contentsOf: Array("TZif2".utf8) + noise)
    }
  }

  @Test func `Version 1 has its 32-bit block only`() throws {
    let file = try TimeZoneFile(
      contentsOf: header(version: 0, times: 1, types: 2) + [0, 0, 0, 100, 1] + types)
    #expect(file.secondsAheadOfUTC(at: 99) == 3_600)
    #expect(file.secondsAheadOfUTC(at: 100) == 7_200)
    #expect(file.secondsAheadOfUTC(at: Int64.max) == 7_200)
  }

  @Test func `What RFC 9636 forbids is refused`() {
    let unordered = header(version: 0, times: 2, types: 2) + [0, 0, 0, 9, 0, 0, 0, 9, 0, 1] + types
    #expect(throws: TimeZoneFileError.malformed("its transitions are not ascending")) {
      try TimeZoneFile(contentsOf: unordered)
    }
    let unknown = header(version: 0, times: 1, types: 2) + [0, 0, 0, 9, 2] + types
    #expect(throws: TimeZoneFileError.malformed("unknown local time type")) {
      try TimeZoneFile(contentsOf: unknown)
    }
    #expect(throws: TimeZoneFileError.malformed("no local time type")) {
      try TimeZoneFile(contentsOf: header(version: 0, times: 0, types: 0) + [0, 0, 0, 0])
    }
    #expect(throws: TimeZoneFileError.malformed("it does not start with TZif")) {
      try TimeZoneFile(contentsOf: Array("PNG, or anything else".utf8))
    }
    var leaps = header(version: 0, times: 0, types: 1)
    leaps[31] = 1
    #expect(throws: TimeZoneFileError.malformed("it counts leap seconds")) {
      try TimeZoneFile(contentsOf: leaps)
    }
  }

  /// Two types: an hour and two hours ahead; and four bytes of designations.
  private let types: [UInt8] = [0, 0, 0x0E, 0x10, 0, 0, 0, 0, 0x1C, 0x20, 1, 0, 65, 66, 67, 0]

  private func header(version: UInt8, times: UInt8, types: UInt8) -> [UInt8] {
    let counts: [UInt8] = [0, 0, 0, times, types, 4]
    let zeros = [UInt8](repeating: 0, count: 15)
    return Array("TZif".utf8) + [version] + zeros + counts.flatMap { [0, 0, 0, $0] }
  }
}

@Suite struct NamedZoneTests {
  @Test(arguments: [
    "", "/", "/etc/passwd", "..", "../Europe/Berlin", "Europe/../Europe/Berlin", "Europe//Berlin", "Europe/",
    "./UTC", "UTC\0", "Europe/Berlin\n", "Zürich", "a b", String(repeating: "a", count: 256),
  ])
  func `A name that could lead elsewhere is refused`(name: String) {
    #expect(throws: TimeZoneFileError.invalidName(name)) { try TimeZoneFile.named(name) }
  }

  @Test func `The first folder that has the zone is used`() throws {
    let folder = NSTemporaryDirectory() + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/Europe", withIntermediateDirectories: true)
    let bytes = ZoneFiles.bytes("Europe/Berlin")
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/Europe/Berlin"))
    let zone = try TimeZoneFile.named("Europe/Berlin", in: ["/nowhere", folder])
    #expect(try zone == TimeZoneFile(contentsOf: bytes))
    for missing in ["Europe/Atlantis", "Europe"] {
      #expect(throws: TimeZoneFileError.notFound(missing)) { try TimeZoneFile.named(missing, in: [folder]) }
    }
  }

  @Test func `UTC needs no file`() throws {
    for name in ["UTC", "Etc/UTC"] {
      #expect(try TimeZoneFile.named(name, in: []).secondsAheadOfUTC(at: 1_800_000_000) == 0)
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/Europe/Berlin")))
  func `The system's files are found`() throws {
    let zone = try TimeZoneFile.named("Europe/Berlin")
    #expect(zone.secondsAheadOfUTC(at: 1_711_846_799) == 3_600)
    #expect(zone.secondsAheadOfUTC(at: 1_711_846_800) == 7_200)
    #expect(zone.secondsAheadOfUTC(at: 1_729_990_799) == 7_200)
    #expect(zone.secondsAheadOfUTC(at: 1_729_990_800) == 3_600)
  }
}
