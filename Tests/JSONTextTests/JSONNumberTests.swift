import JSONText
import Testing

@Suite("JSON numbers")
struct JSONNumberTests {
  @Test(
    "Whole numbers are whole however they are written",
    arguments: [
      ("3", 3), ("3.0", 3), ("3e0", 3), ("3E+0", 3), ("30e-1", 3), ("0.3e1", 3), ("1.50e2", 150), ("-0", 0),
      ("0e999999999999999999999", 0), ("0.000", 0), ("-2.5e1", -25), ("100", 100),
      ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
      ("9.223372036854775807e18", Int.max),
    ])
  func whole(text: String, expected: Int) throws {
    let number = try number(text)
    #expect(number.int == expected)
    #expect(number.isWhole)
    #expect(number == JSONNumber(expected))
    #expect(number.hashValue == JSONNumber(expected).hashValue)
  }

  @Test(
    "What is not whole or does not fit is no integer",
    arguments: [
      ("3.5", false), ("1e-1", false), ("1e-999999999999999999999", false), ("9223372036854775808", true),
      ("-9223372036854775809", true), ("1e19", true), ("1e999999999999999999999", true),
      ("18446744073709551617", true),
    ])
  func notAnInteger(text: String, isWhole: Bool) throws {
    let number = try number(text)
    #expect(number.int == nil)
    #expect(number.isWhole == isWhole)
    #expect(number == number)
  }

  @Test(
    "The text stays as it was", arguments: ["1", "-0", "1.0", "1E5", "123456789012345678901234567890.10"])
  func text(text: String) throws {
    #expect(try number(text).text == text)
  }

  @Test("Doubles are the nearest, and none beyond their range")
  func doubles() throws {
    #expect(try number("0.1").double == 0.1)
    #expect(try number("12").double == 12)
    #expect(try number("1e400").double == nil)
  }

  @Test("Numbers no double could tell apart are still two")
  func exact() throws {
    #expect(try number("0.1") == number("1e-1"))
    #expect(try number("0.1") != number("-0.1"))
    #expect(try number("0.1").hashValue == number("0.10").hashValue)
    #expect(try number("0.10000000000000000000001") != number("0.1"))
    #expect(try number("1e400") == number("10e399"))
    #expect(try number("1e400") != number("1e401"))
    #expect(try number("12345678901234567890") != number("12345678901234567891"))
  }

  private func number(_ text: String) throws -> JSONNumber {
    guard case .number(let number) = try JSONValue(parsing: text) else {
      throw JSONFault(pointer: "", detail: "must be a number")
    }
    return number
  }
}
