/// Unicode's small letters above and below the line.
enum MathScripts {
    /// A text raised, or `nil` where one of its characters has no raised form.
    static func superscript(_ text: String) -> String? { mapped(text, raised) }

    /// A text lowered, or `nil` where one of its characters has no lowered form.
    static func `subscript`(_ text: String) -> String? { mapped(text, lowered) }

    private static func mapped(_ text: String, _ table: [Character: Character]) -> String? {
        var result = ""
        for character in text {
            guard let form = table[character] else { return nil }
            result.append(form)
        }
        return result
    }

    private static let raised = table(
        "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδϕχ′∗∘",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᵠᵡ′*°"
    )

    private static let lowered = table(
        "0123456789+−=()aehijklmnoprstuvxβγρϕχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"
    )

    private static func table(_ plain: String, _ small: String) -> [Character: Character] {
        Dictionary(zip(plain, small)) { first, _ in first }
    }
}
