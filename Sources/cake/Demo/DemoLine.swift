/// A step of the demo on a line: when, what, and more about it.
enum DemoLine {
  static func text(seconds: Double, _ step: String, _ detail: String) -> String {
    let milliseconds = Int((seconds * 1000).rounded())
    let fraction = String(milliseconds % 1000)
    let time = "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction) s"
    let space = String(repeating: " ", count: max(0, 9 - time.count))
    let gap = String(repeating: " ", count: max(1, 24 - step.count))
    return "\(space)\(time)  \(step)\(gap)\(detail.singleLine)"
  }
}
