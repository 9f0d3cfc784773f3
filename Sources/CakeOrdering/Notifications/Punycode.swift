/// Unicode in letters, digits and hyphens (RFC 3492, with the parameters of section 5): how domains in any script
/// travel.
enum Punycode {
  private static let base = 36
  private static let lowestThreshold = 1
  private static let highestThreshold = 26
  private static let skew = 38
  private static let damp = 700

  /// The text in ASCII, without the prefix that domains set before it; nil if it is too long to be a label.
  static func encode(_ text: String) -> String? {
    let scalars = text.unicodeScalars.map { Int($0.value) }
    guard scalars.count <= 63 else { return nil }
    var output = scalars.filter { $0 < 0x80 }.compactMap { Unicode.Scalar($0).map(Character.init) }
    let basic = output.count
    if basic > 0 { output.append("-") }
    var (code, delta, bias, handled) = (0x80, 0, 72, basic)
    while handled < scalars.count {
      guard let next = scalars.filter({ $0 >= code }).min() else { return nil }
      delta += (next - code) * (handled + 1)
      code = next
      for scalar in scalars {
        if scalar < code { delta += 1 }
        guard scalar == code else { continue }
        append(delta, bias, to: &output)
        bias = adapted(delta, count: handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      code += 1
    }
    return String(output)
  }

  /// Section 6.3: a generalized variable-length integer.
  private static func append(_ delta: Int, _ bias: Int, to output: inout [Character]) {
    var rest = delta
    var weight = base
    while case let threshold = min(max(weight - bias, lowestThreshold), highestThreshold), rest >= threshold {
      output.append(digit(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      weight += base
    }
    output.append(digit(rest))
  }

  /// Section 6.1: the bias that suits what was written so far.
  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / damp : delta / 2
    delta += delta / count
    var steps = 0
    while delta > (base - lowestThreshold) * highestThreshold / 2 {
      delta /= base - lowestThreshold
      steps += base
    }
    return steps + (base - lowestThreshold + 1) * delta / (delta + skew)
  }

  /// `a`…`z` are 0…25, `0`…`9` are 26…35.
  private static func digit(_ value: Int) -> Character {
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    return letters[value]
  }
}
