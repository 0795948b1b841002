extension ConvTranspose2D {
    /// Rows and columns that are taken away from what the kernels cover, before and after.
    ///
    /// What padding means here; "same" depends on the input. Throws what does not fit.
    public func croppedCells(
        for input: Shape
    ) throws(ShapeError) -> (rows: (before: Int, after: Int), columns: (before: Int, after: Int)) {
        let (rows, columns) = try spreads(for: input)
        return (
            geometry.padding.declared(.height) ?? rows.croppedBySame,
            geometry.padding.declared(.width) ?? columns.croppedBySame
        )
    }
}

extension Spread {
    fileprivate var croppedBySame: (before: Int, after: Int) {
        let full = (extent - 1) * stride + span
        return (paddingBefore, max(full - outputExtent - paddingBefore, 0))
    }
}
