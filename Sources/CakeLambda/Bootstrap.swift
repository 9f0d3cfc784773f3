import CakeFunctions

/// The program of every function but the pages', which one `_HANDLER` says.
@main
struct Bootstrap {
  static func main() {
    FunctionProgram.run { try $0.handler() }
  }
}
