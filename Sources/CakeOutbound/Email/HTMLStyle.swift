/// How letters look. Inline, since many mail programs drop style sheets; the sheet only adds what those that
/// keep it can do better: small screens and dark mode.
enum HTMLStyle {
  private static let font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
  private static let serif = "font-family:Georgia,'Times New Roman',serif"
  private static let wrap = "word-break:break-word;overflow-wrap:anywhere"
  private static let rule = "border-bottom:1px solid #efe4d8"

  static let sheet = """

    @media (max-width:480px){.gutter{padding:0!important}.inside{padding-left:20px!important;\
    padding-right:20px!important}.card{border-radius:0!important;border-left:0!important;\
    border-right:0!important}.band{border-radius:0!important;padding-left:20px!important}\
    .label,.value{display:block!important;width:auto!important}\
    .label{border-bottom:0!important;padding-bottom:0!important}.value{padding-top:2px!important}}
    @media (prefers-color-scheme:dark){.page{background:#1a1513!important}.card{background:#261f1c!important;\
    border-color:#3d322d!important}.text{color:#ece3da!important}.strong{color:#fff6ec!important}\
    .muted,.foot{color:#b5a79c!important}.accent{color:#ff9dbb!important}.rule{border-color:#3d322d!important}\
    .note,.icing{background:#322824!important;border-color:#6b5648!important}\
    .alarm{background:#3f1414!important;border-color:#ff6b6b!important}.alarmtitle{color:#ff9a94!important}}

    """

  static let page = "margin:0;padding:0;background:#f7f1e9;-webkit-text-size-adjust:100%"
  static let pageTable = "background:#f7f1e9"
  static let card =
    "width:100%;max-width:600px;background:#ffffff;border:1px solid #eadfd3;border-radius:14px;\(font);text-align:left"
  static let band =
    "padding:16px 32px;background:#a8325a;border-radius:13px 13px 0 0;color:#ffffff;\(serif);font-size:18px;"
    + "line-height:24px;font-weight:bold;letter-spacing:.3px;\(wrap)"
  static let inside = "padding:28px 32px 12px"
  static let footer =
    "padding:4px 32px 24px;color:#7d7068;\(font);font-size:13px;line-height:20px;\(wrap)"

  static let heading =
    "margin:0 0 12px;color:#43261f;\(serif);font-size:27px;line-height:34px;font-weight:bold;\(wrap)"
  static let subheading =
    "margin:20px 0 4px;color:#a8325a;\(font);font-size:13px;line-height:18px;font-weight:bold;"
    + "letter-spacing:1px;text-transform:uppercase"
  static let paragraph = "margin:0 0 14px;color:#362d29;\(font);font-size:16px;line-height:25px;\(wrap)"
  static let table = "margin:0 0 18px;border-collapse:separate"

  static let alarm =
    "padding:16px 20px 18px;background:#fff0ee;border:4px solid #c1121f;border-radius:10px"
  static let alarmTitle =
    "color:#a60d18;\(font);font-size:24px;line-height:30px;font-weight:800;letter-spacing:.3px;\(wrap)"
  static let alarmText = "margin-top:6px;color:#362d29;\(font);font-size:16px;line-height:24px;\(wrap)"

  static let factLabel =
    "width:34%;padding:9px 12px 9px 0;\(rule);color:#7d7068;\(font);font-size:14px;line-height:22px"
  static let factText =
    "padding:9px 0;\(rule);color:#362d29;\(font);font-size:16px;line-height:22px;\(wrap)"

  static let item = "padding:12px 12px 12px 0;\(rule);\(font);font-size:18px;line-height:26px;\(wrap)"
  static let itemAlone = "padding:12px 0;\(rule);\(font);font-size:18px;line-height:26px;\(wrap)"
  static let quantity = "color:#a8325a;font-weight:bold;white-space:nowrap"
  static let itemName = "color:#43261f;font-weight:bold"
  static let price =
    "padding:12px 0;\(rule);color:#362d29;\(font);font-size:16px;line-height:26px;white-space:nowrap"
  static let totalLabel =
    "padding:14px 12px 4px 0;color:#43261f;\(font);font-size:16px;line-height:24px;font-weight:bold"
  static let totalText =
    "padding:14px 0 4px;color:#43261f;\(font);font-size:20px;line-height:24px;font-weight:bold;white-space:nowrap"

  static let inscription =
    "margin-top:10px;padding:10px 14px 12px;background:#fdf7ee;border:2px dashed #d9b88f;border-radius:8px"
  static let inscriptionLabel = "color:#7d7068;\(font);font-size:13px;line-height:18px"
  static let inscriptionText =
    "color:#43261f;\(serif);font-size:21px;line-height:29px;font-weight:bold;white-space:pre-wrap"
  static let remark = "color:#7d7068;\(font);font-size:14px;line-height:20px"

  static let quote = "padding:12px 16px 14px;background:#fdf7ee;border-left:4px solid #d9b88f"
  static let quoteLabel = "color:#7d7068;\(font);font-size:13px;line-height:18px"
  static let quoteText =
    "margin-top:4px;color:#362d29;\(font);font-size:16px;line-height:24px;\(wrap)"

  static let button = "background:#a8325a;border-radius:9px"
  static let buttonText =
    "display:inline-block;padding:13px 26px;color:#ffffff;\(font);font-size:16px;line-height:22px;"
    + "font-weight:bold;text-decoration:none"
  static let url =
    "margin:0 0 20px;color:#7d7068;\(font);font-size:12px;line-height:18px;word-break:break-all"
}
