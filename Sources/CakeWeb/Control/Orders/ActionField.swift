/// A field of a form in the control room.
///
/// Its kind as truth values, which is what templates ask for.
struct ActionField: Sendable {
  /// What is filled in.
  enum Kind { case text, area, select, check, stars, moment }

  /// A star to choose. Its name is not called one: templates would take it for the field's.
  struct Star: Sendable {
    var value: Int
    var starName: String
    var isChosen: Bool
  }

  var id: String
  var name: String
  var label: String
  var hint: String?
  var isText: Bool
  var isArea: Bool
  var isSelect: Bool
  var isCheck: Bool
  var isStars: Bool
  var isMoment: Bool
  var isRequired = false
  /// The longest text, in characters.
  var limit = 1000
  var value = ""
  var isChecked = false
  var choices: [SelectChoice] = []
  var stars: [Star] = []
  var faultText: String?

  /// An empty field.
  ///
  /// - Parameters:
  ///   - form: The form's name, which tells fields of the same name from each other.
  ///   - name: The field's name, as it is sent.
  init(_ form: String, _ name: String, _ kind: Kind, label: String, hint: String? = nil) {
    id = "\(form)-\(name)"
    self.name = name
    self.label = label
    self.hint = hint
    isText = kind == .text
    isArea = kind == .area
    isSelect = kind == .select
    isCheck = kind == .check
    isStars = kind == .stars
    isMoment = kind == .moment
  }

  /// Puts back what was filled in, and says what is wrong with it.
  mutating func show(_ form: FormBody, fault: String?) {
    let typed = form[name] ?? ""
    value = typed
    isChecked = isCheck && !typed.isEmpty
    choices = choices.map { SelectChoice(value: $0.value, name: $0.name, isChosen: $0.value == typed) }
    stars = stars.map { Star(value: $0.value, starName: $0.starName, isChosen: "\($0.value)" == typed) }
    faultText = fault
  }
}
