package import CakeOrdering
import LambdaRuntime

/// Why there is no shop.
package enum ShopFilesError: Error, Equatable {
  /// None of these can be read.
  case missing([String])
  /// The file of that path is not right.
  case faults(String, [Fault])
}

extension ShopFilesError: ReportableError {
  /// Where was looked, or all that is wrong, for the operator.
  package var report: String {
    switch self {
    case .missing(let paths):
      "nothing can be read at \(paths.joined(separator: ", "))"
    case .faults(let path, let faults):
      "\(path) is not right: "
        + faults.map { "\($0.pointer.isEmpty ? "/" : $0.pointer) \($0.detail)" }.joined(separator: "; ")
    }
  }
}
