/// Something to choose from a list.
struct SelectChoice: Sendable {
  var value: String
  var name: String
  var isChosen: Bool
}
