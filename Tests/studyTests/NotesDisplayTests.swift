import Foundation
import Testing

/// From a file of markdown to what the terminal shows.
struct NotesDisplayTests {
    private static let markdown = #"""
        # Pooling sizes

        The size is $\lfloor (n + 2p - k)/s \rfloor + 1$, and ==half of it== for stride 2.

        $$
        \frac{n - k}{s} + 1
        $$

        | Layer | What it does to the maps that come in | Parameters |
        |:--|:--|--:|
        | max pooling | keeps the largest value of each window, and so what is salient | 0 |
        | dense | joins every unit to every other | 1000 |

        - [x] read the chapter
        - [ ] draw $x_1 \times y^2$

        ![A window that slides](images/window.png)

        :::info
        The window never leaves the map --> no padding.
        :::

        ```python
        layer = tf.keras.layers.MaxPooling2D(pool_size=(2, 2), strides=(2, 2), padding="valid")  # 2*2*2
        ```
        """#

    private static let shown = #"""
        Pooling sizes
        n/week-08/shown.md:1

        The size is ⌊(n + 2p − k)/s⌋ + 1, and half of it
        for stride 2.

            (n − k)/s + 1

        Layer        What it does to the      Parameters
                     maps that come in
        ────────────────────────────────────────────────
        max pooling  keeps the largest value           0
                     of each window, and so
                     what is salient

        dense        joins every unit to            1000
                     every other

        • ☑ read the chapter
        • ☐ draw x₁ × y²

        Image: A window that slides (images/window.png)

        │ info
        │
        │ The window never leaves the map → no padding.

            layer = tf.keras.layers.MaxPooling2D(pool_size=(2, 2), strides=(2, 2), padding="valid")  # 2*2*2

        """#

    private func display(_ options: String) async throws -> Program.Result {
        try await Program.shell(
            "d=$(mktemp -d); cd $d; mkdir n; cat > n/shown.md; "
                + "\"$STUDY\" notes --notes n \(options) pooling; rm -r $d",
            input: Self.markdown
        )
    }

    @Test func `formulas, tables, tasks, images and boxes fit the width, and code is not wrapped`()
        async throws
    {
        let result = try await display("--width 48")
        #expect(result.output == Self.shown.replacing("n/week-08/", with: "n/"))
        #expect(result.error.isEmpty)
    }

    @Test func `a highlight is painted where there is colour`() async throws {
        let result = try await display("--width 48 --color always")
        #expect(result.output.contains("\u{1B}[7mhalf of it\u{1B}[0m"))
    }
}
