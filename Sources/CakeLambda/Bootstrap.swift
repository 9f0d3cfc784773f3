import CakeFunctions

/// The program of every function but the pages', which one `_HANDLER` says.
@main
struct Bootstrap {
  static func main() {
    FunctionProgram.run(CakeFunction.allCases.filter { $0 != .web }) { try $0.handler() }
  }
}
