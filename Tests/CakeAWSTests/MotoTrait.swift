import Testing

/// Has a suite run only where there is a `moto`; script/test sees to it that there is one.
extension Trait where Self == ConditionTrait {
  static var moto: Self { .enabled(if: Moto.python != nil, "CAKE_TEST_PYTHON names no Python with moto") }
}
