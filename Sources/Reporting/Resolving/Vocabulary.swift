/// The words that a page adds to an article, in the article's language.
struct Vocabulary: Sendable {
  var figure = "Figure"
  var table = "Table"
  var equation = "Equation"
  var section = (before: "Section\u{A0}", after: "")
  var contents = "Contents"
  var references = "References"
  var notes = "Notes"
  var abstract = "Abstract"
  var keywords = "Keywords"
  var data = "Data"
  var dataOf = "Data of"
  var download = "Download as CSV"
  var skip = "Skip to the article"
  var backToText = "Back to the text"
  /// Between references in one bracket.
  var listSeparator = ", "
  /// After the number of a caption.
  var captionEnd = "."
  var callouts: [Callout.Kind: String] = [
    .note: "Note", .tip: "Tip", .important: "Important", .warning: "Warning", .caution: "Caution",
  ]
  /// Heads of data tables that are not English.
  var columns: [String: String] = [:]
  /// Whether words are written without spaces between them.
  var isHan = false

  /// The vocabulary of a language tag; English for languages without one.
  init(language: String) {
    let tag = language.lowercased().replacing("_", with: "-")
    guard tag == "zh" || tag.hasPrefix("zh-") else { return }
    let parts = tag.split(separator: "-")
    let isTraditional = !Set(parts).isDisjoint(with: ["hant", "tw", "hk", "mo"])
    self = isTraditional && !parts.contains("hans") ? .traditional : .simplified
  }

  private init() {}

  private static var simplified: Vocabulary {
    var words = Vocabulary()
    words.figure = "图"
    words.table = "表"
    words.equation = "式"
    words.section = ("第\u{A0}", "\u{A0}节")
    words.contents = "目录"
    words.references = "参考文献"
    words.notes = "注释"
    words.abstract = "摘要"
    words.keywords = "关键词"
    words.data = "数据"
    words.dataOf = "数据："
    words.download = "下载 CSV"
    words.skip = "跳到正文"
    words.backToText = "回到正文"
    words.callouts = [
      .note: "注", .tip: "提示", .important: "重要", .warning: "警告", .caution: "注意",
    ]
    words.columns = [
      "approximation": "近似", "parameters": "参数个数", "sup error": "最大误差",
      "RMS error": "均方根误差", "L² error": "L² 误差", "chain": "链", "power": "次数",
      "coefficient": "系数", "activation": "激活函数",
    ]
    words.setHan()
    return words
  }

  private static var traditional: Vocabulary {
    var words = Vocabulary()
    words.figure = "圖"
    words.table = "表"
    words.equation = "式"
    words.section = ("第\u{A0}", "\u{A0}節")
    words.contents = "目錄"
    words.references = "參考文獻"
    words.notes = "註釋"
    words.abstract = "摘要"
    words.keywords = "關鍵詞"
    words.data = "資料"
    words.dataOf = "資料："
    words.download = "下載 CSV"
    words.skip = "跳到正文"
    words.backToText = "回到正文"
    words.callouts = [
      .note: "註", .tip: "提示", .important: "重要", .warning: "警告", .caution: "注意",
    ]
    words.columns = [
      "approximation": "近似", "parameters": "參數個數", "sup error": "最大誤差",
      "RMS error": "均方根誤差", "L² error": "L² 誤差", "chain": "鏈", "power": "次數",
      "coefficient": "係數", "activation": "激活函數",
    ]
    words.setHan()
    return words
  }

  private mutating func setHan() {
    listSeparator = "、"
    captionEnd = ""
    isHan = true
  }
}
