public import Hummingbird

/// Tells people of problems, where programs get a problem document.
public protocol ProblemPages: Sendable {
  /// A page about a problem, if whoever asked reads pages; nil for a program.
  func page(about problem: Problem, for request: Request) -> Response?
}
