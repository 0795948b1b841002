import StudyNotes
import Testing

struct CardListNamesTests {
    @Test(arguments: [
        ("- Valid: none at all\n- Same: as much as is needed to keep the size of the input", true),
        ("- more data\n- dropout", true),
        ("- Side stripe: along the edge\n- Big window: sees more -> needs more weights", true),
        ("1. Cut off the head of the network, which knows other classes.\n2. Train.", true),
        ("Slips people make:\n\n- leaving out the 1, so that it is 2 instead of 3 = 2 + 1", true),
        ("- with 2 filters -> 4x4x2\n- more", false), ("- 27 + 1 = 28\n- more", false),
        ("- Input: 6 Kernel: 3 Stride: 1\n- more", false),
        ("- the position of a pixel is lost when we flatten the image\n- more", false),
    ])
    func `a list is named from memory where its entries are terms`(text: String, isOne: Bool) throws
    {
        let card = try #require(try read("# Kinds\n\n" + text).cards.first)
        #expect(card.lists.first?.isNameable == isOne)
    }
}
