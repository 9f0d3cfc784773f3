import CakeAWS
import CakeFunctions

extension Composition {
  /// `keepDeadLetters`: the dead-letter queues of all others, and the stream's notes of what was given up.
  func keepDeadLetters() throws(SettingsFaults) -> KeepDeadLettersFunction {
    KeepDeadLettersFunction(
      stream: KinesisReader(client: aws, stream: try settings.required(CakeFunction.stream)),
      keeper: deadLetterKeeper(backend))
  }
}
