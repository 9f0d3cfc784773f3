@main
struct Cake {
  static func main() {}
}
