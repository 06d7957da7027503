/// Words of a language that say nothing of a story's subject: no terms, and no phrase runs across them.
///
/// Rarity alone would already make them weigh little; leaving them out keeps `of the` from being a phrase.
/// A language without a list does well enough without.
struct FunctionWords: Sendable {
  /// Two words for each value of a hash's last bits, so that looking a word up takes no branch.
  private let buckets: [UInt64]

  init(_ list: String) {
    let words = Self.hashes(list)
    var size = 256
    while true {
      if let buckets = Self.buckets(words, size) {
        self.buckets = buckets
        return
      }
      size *= 2
    }
  }

  private static func hashes(_ list: String) -> [Term] {
    withUnsafeTemporaryAllocation(byteCount: FoldedWord.capacity, alignment: 8) { space in
      var word = FoldedWord(space, stemming: .englishPlural)
      return list.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { text in
        word.clear()
        for scalar in text.unicodeScalars {
          if scalar.isASCII { word.append(ascii: UInt8(scalar.value)) } else { word.append(scalar.value) }
        }
        return word.hash
      }
    }
  }

  /// Nil when three words would share a bucket.
  private static func buckets(_ words: [Term], _ size: Int) -> [UInt64]? {
    var buckets = [UInt64](repeating: 0, count: size)
    for word in words {
      let bucket = Int(word) & (size - 1)
      guard buckets[bucket] >> 32 == 0 else { return nil }
      buckets[bucket] = buckets[bucket] << 32 | UInt64(word)
    }
    return buckets
  }

  /// A term, or 0 when `word` is among the function words.
  @inline(__always)
  func sifted(_ term: Term, of word: Term) -> Term {
    let two = buckets[Int(word) & (buckets.count &- 1)]
    let first = Term(truncatingIfNeeded: two) ^ word
    let second = Term(truncatingIfNeeded: two >> 32) ^ word
    return term & ~(first.isNoneMask | second.isNoneMask)
  }

  /// The list for a BCP 47 tag's primary language; `no` is Norwegian as most of its papers write it.
  static func of(_ primary: String) -> FunctionWords {
    byLanguage[primary == "no" ? "nb" : primary] ?? none
  }

  private static let none = FunctionWords("")

  private static let byLanguage: [String: FunctionWords] = [
    "en": FunctionWords(
      """
      about above after again against all also am an and any are as at be because been before being below
      between both but by can could did didn do does doesn doing don down during each few for from further had
      has have having he her here hers him his how if in into is isn it its just let like ll me more most my
      no nor not now of off on once only or other our ours out over own re same she should so some such than
      that the their theirs them then there these they this those through to too under until up us ve very was
      wasn we were weren what when where which while who whom why will with won would you your yours
      """),
    "de": FunctionWords(
      """
      aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beim bin bis bist
      da damit dann das dass dein dem den denn der des dessen dich die dies diese diesem diesen dieser dieses
      dir doch dort du durch ein eine einem einen einer eines er es etwas euch euer fur gegen hab habe haben
      hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist ja jede jedem
      jeden jeder jetzt kann kein keine keinen konnen konnte man mehr mein meine mich mir mit mochte muss mussen
      nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit sich sie sind so
      soll sollen sollte sondern sonst uber um und uns unser unsere unter viel vom von vor wann war waren warum
      was weil welche wenn wer werde werden wie wieder will wir wird wo wollen wurde wurden zu zum zur zwar
      zwischen
      """),
    "fr": FunctionWords(
      """
      ai alors apres as au aucun aussi autre autres aux avait avant avec avoir bien ca car ce ceci cela celle
      celui ces cet cette ceux chez comme dans de depuis des deux dont du elle elles en encore entre est et
      etaient etait ete etre eux fait faut font ici il ils je jusqu la le les leur leurs lors lui ma mais me
      meme mes moi moins mon ne ni non nos notre nous on ont ou par parce pas peu peut plus pour pourquoi qu
      quand que quel quelle qui quoi sa sans se selon sera ses si soit son sont sous sur ta te tes toi ton tous
      tout toute toutes tres tu un une va vers vos votre vous
      """),
    "es": FunctionWords(
      """
      al algo ante antes asi aun aunque bajo bien cada como con contra cual cuando de del desde donde dos el
      ella ellas ellos en entre era eran es esa ese eso esta estaba estan estar estas este esto estos fue
      fueron ha habia han hasta hay la las le les lo los mas me mi mientras mis mucho muy nada ni no nos
      nosotros nuestra nuestro o os otra otras otro otros para pero poco por porque pues que quien quienes se
      sea segun ser si sido sin sino sobre son su sus tal tambien tan tanto te tiene tienen toda todas todo
      todos tras tu un una uno unos ya yo
      """),
    "it": FunctionWords(
      """
      abbiamo ad ai al alla alle allo anche ancora avere aveva che chi ci cio come con contro cosa cosi cui da
      dai dal dalla dalle degli dei del della delle dello di dopo dove due e ed era erano essere fa fino fra
      gia gli ha hai hanno ho il in io la le lei li lo loro lui ma me mentre mi mia mio molto ne nei nel nella
      nelle no noi non nostra nostro o ogni oltre per perche piu poi prima quale quando quanto quella quelle
      quelli quello questa queste questi questo qui se sei senza si sia sono sotto stata stato su sua sue sugli
      sui sul sulla suo suoi te ti tra tu tutta tutte tutti tutto un una uno voi
      """),
    "pt": FunctionWords(
      """
      ainda alem algo ao aos apenas apos aquela aquele as assim ate cada com como contra da das de dela dele
      depois desde do dos duas dois e ela elas ele eles em entre era essa esse esta estao estar estas estava
      este estes eu foi foram ha isso isto ja la lhe mais mas me mesmo meu minha muito na nao nas nem no nos
      nossa nosso num numa o onde os ou outra outras outro outros para pela pelas pelo pelos pode por porque
      qual quando que quem sao se sem sempre ser seu seus sido so sob sobre sua suas tambem tem ter teve toda
      todas todo todos tu um uma umas uns voce
      """),
    "nl": FunctionWords(
      """
      aan al alle alles als altijd andere bij bijna binnen daar dan dat de den der deze die dit doen door dus
      een en er gaan geen geweest haar had hadden heb hebben heeft hem het hier hij hoe hun ik in is ja jaar je
      jij kan kon kunnen maar me meer men met mij mijn moet moeten na naar niet niets nog nu of om omdat onder
      ons ook op over reeds te tegen tot tussen uit uw van veel voor waar want waren was wat we wel werd werden
      wie wij wil worden wordt zal ze zelf zich zij zijn zo zoals zonder zou zouden
      """),
    "sv": FunctionWords(
      """
      alla allt att av blev bli blir da de dem den denna deras dess dessa det detta dig din dock du efter eller
      en ett for fran ha hade han hans har hela henne hennes hon honom hur har i icke in inom inte ja jag kan
      kommer kunde man med mellan men mer mig min mot mycket nagon nagot nar ni nu nya och om oss pa sa samma
      sedan sig sin sina sitt ska skulle som till under upp ut utan vad var vara varit vem vi vid vilka vill
      """),
    "da": FunctionWords(
      """
      af alle at blev blive bliver da de dem den denne der deres det dette dig din dog du efter eller en end er
      et for fordi fra ham han hans har havde have hende hendes her hos hun hvad hvis hvor i ikke ind jeg jer
      kan kom kunne man mange med meget mellem men mig min mod ned noget nogle nu og ogsa om op os over pa sa
      sig sin skal skulle som sadan til ud under var ved vi vil ville vaere vaeret
      """),
    "nb": FunctionWords(
      """
      alle at av bare ble bli blir da de dem den denne der deres det dette din disse du eller en enn er et
      etter for fordi fra ha hadde han hans har hun hva hvem hver hvis hvor i ikke inn jeg kan kom kunne man
      mange med meg meget mellom men mer min mot noe noen nar og ogsa om opp oss over pa ra sa samme seg selv
      sin skal skulle slik som til ut under var ved vi vil ville vaere vaert
      """),
    "fi": FunctionWords(
      """
      ei eika eivat eli ennen ettei etta han hanen he heidan ja joka jolla jonka jos jota jotka kaikki kanssa
      koska kuin kuitenkin kun minun mika mitka mukaan mutta myos ne niiden niin niita no nyt oli olisi olivat
      olla olleet ollut on ovat se sen sille sina sita siella siina taas tai tama taman tassa tata te tuo vaan
      vain vai viela voi voidaan
      """),
    "pl": FunctionWords(
      """
      aby ale ani az bardzo bez bo by byc byl byla bylo byly co czy dla do gdy gdzie go ich ile im inne ja jak
      jako je jednak jego jej jest jeszcze jesli juz kiedy kto ktora ktore ktory ktorych lub ma maja mnie moze
      mozna my na nad nam nas nie niz no od on ona one oni oraz po pod przed przez przy roku sa sie swoje tak
      tam te tego tej ten to tu tych tylko tym tez w we wiec wszystko z za ze zeby
      """),
    "ru": FunctionWords(
      """
      без более будет бы был была были было быть вам вас весь во вот все всего всех вы где да даже для до его
      ее если есть еще же за здесь из или им их как когда кто ли лишь между меня мне много может мы на над не
      него нее нет ни них но ну об однако он она они оно от очень по под после потому при про раз со так также
      такой там те тем то того тоже той только том ты уже хотя чего чем что чтобы эта эти это этого этой этом
      этот
      """),
  ]
}
