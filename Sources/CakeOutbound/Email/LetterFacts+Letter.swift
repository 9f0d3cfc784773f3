import CakeLanguages
import CakeOrdering

extension LetterFacts {
  /// The letter for an occasion.
  func letter(_ occasion: EmailOccasion) -> Letter {
    let wording = phrases.wording(occasion, self)
    var blocks: [Letter.Block] = []
    if let alarm = wording.alarm { blocks.append(.alarm(title: alarm.label, text: alarm.text)) }
    blocks += wording.opening.map { .paragraph($0) }
    blocks += occasion.isForProducer ? producersBlocks(occasion) : customersBlocks(occasion)
    if let label = wording.action, let orderURL {
      blocks.append(.action(label: label, url: orderURL))
    }
    blocks += wording.closing.map { .paragraph($0) }
    return Letter(
      language: phrases.language.rawValue, subject: wording.subject, sender: shop.name,
      heading: wording.heading,
      blocks: blocks, footer: wording.footer)
  }

  /// What to bake, for when, for whom: no more of the customer than a baker needs.
  private func producersBlocks(_ occasion: EmailOccasion) -> [Letter.Block] {
    let labels = phrases.labels
    let isNew = occasion == .newOrder
    var facts = [Letter.Fact(label: labels.due, text: due)]
    var blocks: [Letter.Block] = [
      .items(
        heading: isNew ? labels.toBake : labels.notToBake, items(priced: false, for: occasion), total: nil)
    ]
    if isNew {
      facts.append(Letter.Fact(label: labels.handover, text: isPickup ? labels.pickup : labels.delivery))
      if let name = order.customer?.name {
        facts.append(Letter.Fact(label: labels.customer, text: SafeText.unlinked(name)))
      }
      if order.avoidAllergens.isEmpty {
        facts.append(Letter.Fact(label: labels.allergies, text: labels.noAllergies))
      }
    }
    facts.append(Letter.Fact(label: labels.order, text: number))
    if occasion == .orderCancelled, let reason {
      facts.append(Letter.Fact(label: labels.reason, text: SafeText.unlinked(reason)))
    }
    blocks.append(.facts(facts))
    if isNew, let note = order.note, !note.isEmpty {
      blocks.append(.quote(label: labels.customersNote, SafeText.unlinked(note)))
    }
    return blocks
  }

  private func customersBlocks(_ occasion: EmailOccasion) -> [Letter.Block] {
    let labels = phrases.labels
    let isConfirmation = occasion == .confirmation
    let total = Letter.Fact(label: labels.total, text: phrases.money(order.total))
    var blocks: [Letter.Block] = [
      .items(
        heading: labels.ordered, items(priced: isConfirmation, for: occasion),
        total: isConfirmation ? total : nil),
      .facts(customersFacts(occasion)),
    ]
    if isConfirmation, let note = order.note, !note.isEmpty {
      blocks.append(.quote(label: labels.ownNote, SafeText.unlinked(note)))
    }
    return blocks
  }

  private func customersFacts(_ occasion: EmailOccasion) -> [Letter.Fact] {
    let labels = phrases.labels
    var facts: [Letter.Fact] = []
    func add(_ label: String, _ text: String?) {
      if let text, !text.isEmpty { facts.append(Letter.Fact(label: label, text: text)) }
    }
    if occasion == .delivered, let delivery = order.delivery {
      add(labels.handedOver, localMoment(delivery.at))
      add(labels.receivedBy, delivery.report.receivedBy.map(SafeText.unlinked))
    } else {
      add(labels.due, due)
    }
    if occasion == .onItsWay { add(labels.deliveredBy, deliveryCompanyName) }
    if occasion == .confirmation || occasion == .onItsWay || occasion == .readyForPickup {
      if isPickup {
        add(labels.pickedUpAt, "\(shop.name), \(shop.address)")
      } else {
        add(labels.deliveredTo, order.address.map(SafeText.unlinked))
      }
    }
    if occasion == .confirmation {
      add(labels.avoided, phrases.list(avoided))
      add(labels.cancelUntil, localMoment(order.cutOff))
    }
    if occasion == .cancelled || occasion == .failed { add(labels.reason, reason.map(SafeText.unlinked)) }
    add(labels.order, number)
    return facts
  }

  private func items(priced: Bool, for occasion: EmailOccasion) -> [Letter.Item] {
    let labels = phrases.labels
    return order.items.map { item in
      let inscription = item.inscription.flatMap { $0.isEmpty ? nil : $0 }
      let takesOne = shop.cake(item.cakeID)?.takesInscription ?? false
      let price = Money(amount: item.unitPrice.amount * item.quantity, currency: item.unitPrice.currency)
      return Letter.Item(
        quantity: item.quantity, name: item.name, price: priced ? phrases.money(price) : nil,
        inscription: inscription.map { text in
          Letter.Fact(
            label: item.quantity == 1 ? labels.inscription : labels.inscriptionOnEach,
            text: phrases.quoted(SafeText.unlinked(text)))
        },
        remark: occasion == .newOrder && takesOne && inscription == nil ? labels.noInscription : nil)
    }
  }
}
