/// A picture made of a few kinds of shapes, for the template `drawing`. Lengths are units of its own size; the page
/// decides how large a unit is.
struct Drawing: Sendable, Equatable {
  /// A straight line: an `axis`, or a `guide` behind the shapes.
  struct Line: Sendable, Equatable {
    var lineKind: String
    var x1: Double
    var y1: Double
    var x2: Double
    var y2: Double
  }

  /// A rectangle, painted as the style sheet says of its kind.
  struct Box: Sendable, Equatable {
    var boxKind: String
    var x: Double
    var y: Double
    var width: Double
    var height: Double
  }

  /// Boxes that belong together, with a word about them for whoever points at them.
  struct Mark: Sendable, Equatable {
    var hint: String
    var boxes: [Box]
  }

  /// A word or a number.
  struct Label: Sendable, Equatable {
    /// Where the text is held: `start`, `middle` or `end`.
    var anchor: String
    var x: Double
    var y: Double
    var label: String
    /// Whether it stands out.
    var isStrong = false
  }

  var drawingWidth: Double
  var drawingHeight: Double
  var lines: [Line] = []
  var marks: [Mark] = []
  var labels: [Label] = []
}

extension Double {
  /// To the tenth of a unit: finer than anybody sees, and short.
  var toTenths: Double { (self * 10).rounded() / 10 }
}
