/// A form that acts on an order.
struct ActionForm: Sendable {
  /// The action's name, which is the form's too.
  var id: String
  /// Where it is sent.
  var path: String
  var heading: String
  var lead: String?
  var fields: [ActionField]
  var button: String
  /// How its button looks: `main`, `danger` or nothing.
  var buttonClass: String
  /// Whether it is unfolded.
  var isOpen: Bool

  /// Puts back what was filled in, and says what is wrong, by the names of its fields.
  mutating func show(_ form: FormBody, _ faults: [String: String]) {
    isOpen = true
    for index in fields.indices { fields[index].show(form, fault: faults[fields[index].name]) }
  }
}
