/// Collects faults, one for each place: the first one found there is the cause of the others.
struct FaultList {
  private(set) var faults: [Fault]

  init(_ faults: [Fault] = []) {
    self.faults = faults
  }

  mutating func add(_ pointer: String, _ detail: String) {
    let known = faults.contains { $0.pointer == pointer || pointer.hasPrefix($0.pointer + "/") }
    if !known { faults.append(Fault(pointer, detail)) }
  }
}
