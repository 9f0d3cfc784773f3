/// Something that went wrong and waits for somebody.
struct OverviewAlarm: Sendable {
  var alarmKind: String
  var alarmIcon: String
  var alarmText: String
  var alarmURL: String
  var action: String
}
