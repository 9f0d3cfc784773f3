import CakeLanguages
import CakeOrdering
import CakeTesting
import Testing

@testable import CakeWeb

@Suite("Faults in the visitor's words")
struct FaultTextsTests {
  @Test(
    "Everything that can be wrong with an order from the page is said in the visitor's language",
    arguments: Language.allCases)
  func all(language: Language) {
    let texts = Texts(language)
    for (beginning, key) in FaultTexts.keys {
      #expect(FaultTexts(texts).text(beginning + " …") == texts[key])
      #expect(texts[key] != key)
    }
    #expect(FaultTexts(texts).text("Torte contains nuts, which this order avoids") == texts["fault.avoided"])
  }

  @Test("A pointer of the domain finds the field of the page")
  func fields() {
    let faults = FieldFaults(
      [
        Fault("/customer/email", "is required"), Fault("/items/2/cakeId", "is not on the menu"),
        Fault("/dueDate", "is in the past"),
      ], Texts(.english))
    #expect(faults["email"] == "Please fill this in.")
    #expect(faults[item: 2] == Texts(.english)["fault.unknownCake"])
    #expect(faults.links.map(\.field) == ["items-2", "dueDate", "email"])
  }

  @Test("A day is chosen, not filled in")
  func missingDay() {
    let faults = FieldFaults(
      [Fault("/dueDate", "is required"), Fault("/address", "is required for delivery")], Texts(.english))
    #expect(faults["dueDate"] == "Please choose a day.")
    #expect(faults["address"] == "Please fill this in.")
  }
}
