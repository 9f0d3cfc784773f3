/// The values of one metric since it was last written.
struct Measurement {
  let name: String
  let dimensions: MetricDimensions
  let unit: MetricUnit
  var values: [Double]
}
