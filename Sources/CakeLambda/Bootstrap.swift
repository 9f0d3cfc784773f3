/// The program of every function.
@main
struct Bootstrap {
  static func main() async {}
}
