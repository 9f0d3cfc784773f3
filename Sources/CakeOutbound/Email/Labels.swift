/// The words in front of facts.
struct Labels: Sendable {
  let order: String
  let due: String
  let handover: String
  let delivery: String
  let pickup: String
  let customer: String
  let allergies: String
  let noAllergies: String
  let toBake: String
  let notToBake: String
  let ordered: String
  let inscription: String
  let inscriptionOnEach: String
  let noInscription: String
  let customersNote: String
  let ownNote: String
  let total: String
  let deliveredTo: String
  let pickedUpAt: String
  let deliveredBy: String
  let handedOver: String
  let receivedBy: String
  let avoided: String
  let cancelUntil: String
  let reason: String
}
