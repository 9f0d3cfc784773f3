import CakeFunctions

/// The program of the pages: apart from that of all other functions, which stay small without what pages need.
@main
struct Bootstrap {
  static func main() {
    FunctionProgram.run([.web]) { $0.webFunction() }
  }
}
