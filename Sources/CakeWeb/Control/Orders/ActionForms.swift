import CakeLanguages
import CakeOrdering

/// Makes the forms that an order is acted upon by.
struct ActionForms: Sendable {
  let order: Order
  let shop: Shop
  let texts: Texts
  /// The companies to which nothing is sent at the moment.
  let disabled: Set<DeliveryCompanyID>

  /// Those that can be used now, what comes next first.
  func all() -> [ActionForm] {
    OperatorAction.allCases.filter { $0.isOffered(for: order, in: shop) }.map(form)
  }

  private func form(_ action: OperatorAction) -> ActionForm {
    let name = action == .delivery && order.handover == .pickup ? "collection" : action.rawValue
    let isNext = action == .fulfillment || action == .delivery
    let ends = [.cancellation, .failure, .erasure].contains(action)
    return ActionForm(
      id: action.rawValue, path: "\(ControlTabs.orders.url)/\(order.id)/\(action.rawValue)",
      heading: texts["act.\(name).heading"], lead: lead(action), fields: fields(action),
      button: texts["act.\(name).button"], buttonClass: isNext ? "main" : ends ? "danger" : "",
      isOpen: isNext)
  }

  private func lead(_ action: OperatorAction) -> String? {
    switch action {
    case .deliveryRequest, .review, .cancellation, .failure, .erasure: texts["act.\(action.rawValue).lead"]
    case .assignment:
      texts("act.assignment.lead", ["producer": shop.producer(order.producerID)?.name ?? order.producerID])
    case .fulfillment, .delivery: nil
    }
  }

  private func fields(_ action: OperatorAction) -> [ActionField] {
    switch action {
    case .fulfillment: fulfilling
    case .delivery: delivering
    case .deliveryRequest: [requiredSelect(action, "deliveryCompanyId", "act.company", companies)]
    case .assignment: [requiredSelect(action, "producerId", "act.producer", producers)]
    case .review: [stars(action, "rating", isRequired: true), comment(action)]
    case .cancellation: [text(action, "reason", "act.reason")]
    case .failure: [text(action, "reason", "act.reason", isRequired: true)]
    case .erasure: [check(action, "confirm", texts["act.confirm"])]
    }
  }

  private var fulfilling: [ActionField] {
    var fields: [ActionField] = []
    if !order.avoidAllergens.isEmpty {
      fields.append(check(.fulfillment, "allergensChecked", texts["bakery.checked"]))
    }
    if order.handover == .delivery, shop.deliveryCompanies.count > 1 {
      var field = ActionField(
        OperatorAction.fulfillment.rawValue, "deliveryCompanyId", .select, label: texts["act.company"])
      let usual = SelectChoice(value: "", name: texts["act.usualCompany"], isChosen: true)
      field.choices =
        [usual]
        + shop.deliveryCompanies.map { SelectChoice(value: $0.id, name: name(of: $0), isChosen: false) }
      fields.append(field)
    }
    return fields + [text(.fulfillment, "note", "act.note")]
  }

  private var delivering: [ActionField] {
    var fields = [text(.delivery, "receivedBy", "deliveries.receivedBy", limit: TextRules.name)]
    fields.append(
      ActionField(
        OperatorAction.delivery.rawValue, "deliveredAt", .moment, label: texts["act.deliveredAt"],
        hint: texts["act.deliveredAtHint"]))
    if order.handover == .delivery { fields.append(stars(.delivery, "review", isRequired: false)) }
    return fields + [comment(.delivery)]
  }

  /// The companies to ask: the first that is enabled and was not asked yet is what helps most.
  private var companies: [SelectChoice] {
    let asked = order.deliveryCompanyID
    let best =
      shop.deliveryCompanies.first { $0.id != asked && !disabled.contains($0.id) }
      ?? shop.deliveryCompanies.first
    return shop.deliveryCompanies.map { company in
      let name = name(of: company)
      return SelectChoice(
        value: company.id, name: company.id == asked ? texts("act.askedAlready", ["name": name]) : name,
        isChosen: company.id == best?.id)
    }
  }

  private func name(of company: DeliveryCompany) -> String {
    disabled.contains(company.id) ? texts("act.disabled", ["name": company.name]) : company.name
  }

  private var producers: [SelectChoice] {
    OperatorAction.otherProducers(for: order, in: shop).enumerated().map {
      SelectChoice(value: $1.id, name: $1.name, isChosen: $0 == 0)
    }
  }

  private func requiredSelect(
    _ action: OperatorAction, _ name: String, _ label: String, _ choices: [SelectChoice]
  ) -> ActionField {
    var field = ActionField(action.rawValue, name, .select, label: texts[label])
    field.choices = choices
    field.isRequired = true
    return field
  }

  private func text(
    _ action: OperatorAction, _ name: String, _ label: String, limit: Int = TextRules.note,
    isRequired: Bool = false
  ) -> ActionField {
    var field = ActionField(
      action.rawValue, name, .text, label: texts[label], hint: isRequired ? nil : texts["act.optional"])
    field.limit = limit
    field.isRequired = isRequired
    return field
  }

  private func comment(_ action: OperatorAction) -> ActionField {
    ActionField(
      action.rawValue, "comment", .area, label: texts["deliveries.comment"], hint: texts["act.optional"])
  }

  private func check(_ action: OperatorAction, _ name: String, _ label: String) -> ActionField {
    var field = ActionField(action.rawValue, name, .check, label: label)
    field.isRequired = true
    return field
  }

  private func stars(_ action: OperatorAction, _ name: String, isRequired: Bool) -> ActionField {
    let label = action == .review ? "track.reviewTitle" : "deliveries.review"
    var field = ActionField(action.rawValue, name, .stars, label: texts[label])
    field.isRequired = isRequired
    field.stars = (1...5).map {
      ActionField.Star(value: $0, starName: texts.counted("track.stars", $0), isChosen: false)
    }
    return field
  }
}
