import CakeAWS
package import CakeOrdering
import CakeOutbound

extension Composition {
  /// Sends emails through SES, and counts them.
  package func mail(from: Mailbox) -> any MailSender {
    MeteredMail(SESMailSender(client: aws, from: from), factory: metrics)
  }
}
