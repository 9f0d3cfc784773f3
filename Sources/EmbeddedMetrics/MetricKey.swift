/// What a series is found by.
struct MetricKey: Hashable {
  let name: String
  let dimensions: MetricDimensions
}
