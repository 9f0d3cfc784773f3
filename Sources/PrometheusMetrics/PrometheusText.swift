/// The grammar of the Prometheus text format 0.0.4.
enum PrometheusText {
  /// A metric name: `[a-zA-Z_:][a-zA-Z0-9_:]*`. What does not fit becomes an underscore.
  static func metricName(_ label: String) -> String {
    name(label) { $0 == ":" }
  }

  /// A label name: `[a-zA-Z_][a-zA-Z0-9_]*`, and not two underscores in front, which are reserved.
  static func labelName(_ label: String) -> String {
    let name = name(label) { _ in false }
    return name.hasPrefix("__") ? "_" + name.drop { $0 == "_" } : name
  }

  /// A label value between its quotation marks.
  static func labelValue(_ value: String) -> String {
    escaped(value, quotes: true)
  }

  /// A help text, which ends with its line.
  static func help(_ text: String) -> String {
    escaped(text, quotes: false)
  }

  /// A sample's number.
  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func name(_ label: String, _ isAlsoAllowed: (Unicode.Scalar) -> Bool) -> String {
    var name = String.UnicodeScalarView()
    for scalar in label.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "_": name.append(scalar)
      case "0"..."9":
        if name.isEmpty { name.append("_") }
        name.append(scalar)
      default: name.append(isAlsoAllowed(scalar) ? scalar : "_")
      }
    }
    return name.isEmpty ? "_" : String(name)
  }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\"" where quotes: result.append(contentsOf: "\\\"".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
