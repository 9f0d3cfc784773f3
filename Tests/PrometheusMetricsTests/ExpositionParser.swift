/// A strict reader of the Prometheus text format 0.0.4: it throws at whatever is not exactly right.
struct ExpositionParser {
  struct Sample: Equatable {
    var name: String
    var labels: [String: String]
    var value: Double
  }

  struct Failure: Error {
    var line: String
    var reason: String
  }

  private(set) var samples: [Sample] = []
  private(set) var types: [String: String] = [:]
  private(set) var help: [String: String] = [:]
  private var family = ""

  init(_ text: String) throws {
    guard text.isEmpty || text.hasSuffix("\n") else {
      throw Failure(line: "", reason: "no newline at the end")
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      try read(String(line))
    }
  }

  subscript(name: String, labels: [String: String]) -> Double? {
    samples.first { $0.name == name && $0.labels == labels }?.value
  }

  private mutating func read(_ line: String) throws {
    if let match = line.wholeMatch(of: /# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) ((?:[^\\]|\\\\|\\n)*)/) {
      guard help.updateValue(String(match.2), forKey: String(match.1)) == nil else {
        throw Failure(line: line, reason: "help twice")
      }
      family = String(match.1)
    } else if let match = line.wholeMatch(of: /# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)/) {
      guard match.1 == family, types.updateValue(String(match.2), forKey: family) == nil else {
        throw Failure(line: line, reason: "type twice, or not after its help")
      }
    } else {
      try readSample(line)
    }
  }

  private mutating func readSample(_ line: String) throws {
    guard
      let match = line.wholeMatch(
        of: /([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[^"]|"(?:[^"\\]|\\.)*")+)\})? (NaN|[+-]Inf|-?[0-9.e+-]+)/)
    else { throw Failure(line: line, reason: "no sample") }
    let name = String(match.1)
    let suffixes = types[family] == "histogram" ? ["_bucket", "_sum", "_count"] : [""]
    guard suffixes.contains(where: { family + $0 == name }) else {
      throw Failure(line: line, reason: "not in the group of its name")
    }
    guard let value = Double(match.3.replacing("Inf", with: "inf")) else {
      throw Failure(line: line, reason: "no number")
    }
    let labels = try labels(String(match.2 ?? ""), line)
    guard self[name, labels] == nil else { throw Failure(line: line, reason: "the same series twice") }
    samples.append(Sample(name: name, labels: labels, value: value))
  }

  private func labels(_ text: String, _ line: String) throws -> [String: String] {
    var labels: [String: String] = [:]
    var rest = Substring(text)
    while !rest.isEmpty {
      guard let match = rest.prefixMatch(of: /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\["\\n])*)"(,(?=.)|$)/)
      else {
        throw Failure(line: line, reason: "no label")
      }
      let value = String(match.2).replacing(/\\(.)/) { $0.1 == "n" ? "\n" : String($0.1) }
      guard labels.updateValue(value, forKey: String(match.1)) == nil else {
        throw Failure(line: line, reason: "the same label twice")
      }
      rest = rest[match.range.upperBound...]
    }
    return labels
  }
}
