extension KnownError {
    /// About detection, and about networks behind a web page.
    static let use: [KnownError] = [
        KnownError(
            id: "yolo-proposals",
            statements: [.says(.yolo, .proposals)],
            unless: "instead, unlike, 2000, than, before yolo, skip*, replac*, r-cnn",
            correction: """
                YOLO looks once: one pass predicts the boxes of all cells of its grid; regions are \
                proposed in R-CNN
                """,
            source: "Redmon et al. 2016; Girshick et al. 2014"
        ),
        KnownError(
            id: "rcnn-one-stage",
            statements: [.inOrder(.rcnn, .oneStage)],
            unless: """
                fast, faster, mask, shares, against, compare*, versus, vs, cost*, yolo, ssd, 2000, region*, proposal*, per box*, box, \
                window*, for each, for every
                """,
            correction: """
                R-CNN has two stages: about 2,000 regions are proposed, then each goes through the \
                network
                """,
            source: "Girshick et al. 2014"
        ),
        KnownError(
            id: "iou-range",
            statements: [
                .says(.iou, .aboveOne), .says(.iou, .minusOneToOne), .says(.iou, .belowZero),
            ],
            unless: """
                2, never, half, generali*, giou, diou, ciou, positive, anchor*, sample*, example*, \
                box is, boxes are, label*, match*
                """,
            correction: """
                intersection over union lies between 0 and 1: no intersection is larger than its union
                """,
            source: "d2l.ai, Anchor boxes; Everingham et al. 2010, PASCAL VOC"
        ),
        KnownError(
            id: "iou-upside-down",
            statements: [.inOrder(.zeroOverlap, .perfect)],
            unless: "1, one",
            correction: "0 means that the boxes do not overlap, 1 that they are the same",
            source: "d2l.ai, Anchor boxes"
        ),
        KnownError(
            id: "get-changes",
            statements: [.says(.httpGet, .changes), .says(.httpGet, .body)],
            unless: "post, safe, url, should, never, put, delete",
            correction: """
                GET asks and changes nothing, its values stand in the URL; POST has a body and may \
                change things
                """,
            source: "RFC 9110, sections 9.2.1 and 9.3.1"
        ),
        KnownError(
            id: "get-changes",
            statements: [
                .together(.getAlters, .getAlters)
            ],
            unless: "post, safe, url, should, never, put, delete, you, not, when, if",
            correction: """
                GET asks and changes nothing, its values stand in the URL; POST has a body and \
                may change things
                """,
            source: "RFC 9110, sections 9.2.1 and 9.3.1"
        ),
        KnownError(
            id: "post-idempotent",
            statements: [.says(.httpPost, .idempotent)],
            unless: "get, put, neither, safer, more, password*",
            correction: """
                POST is neither safe nor idempotent: sent twice, it may act twice; GET is both
                """,
            source: "RFC 9110, section 9.2.2"
        ),
        KnownError(
            id: "flask-front-end",
            statements: [.says(.flask, .frontEnd)],
            unless: "back*, server, and, serves, behind, talk*",
            correction: "Flask is a framework of Python for the back end",
            source: "Flask documentation"
        ),
        KnownError(
            id: "front-and-back-end",
            statements: [
                .says(.backEndPart, .userSees),
                .says(.frontEndPart, .onServer),
            ],
            unless: """
                not, never, behind, hidden, through, what the front, prepares, for, delivers, \
                asks, calls, if, without, sends, from, so that, before, via, data that, page \
                that, pages that, everything that, decides
                """,
            correction: """
                the front-end is what users see and use, in their browser; the back-end is \
                server, application and database
                """,
            source: "the notes of the week, Flask, front-end and back-end"
        ),
        KnownError(
            id: "yolo-slower",
            statements: [.inOrder(.yolo, .slower, .rcnn)],
            unless: "fast, faster, mask, yolov*",
            correction: """
                YOLO is the faster: one pass, at 45 images per second; R-CNN runs about 2,000 passes
                """,
            source: "Redmon et al. 2016; Girshick et al. 2014"
        ),
        KnownError(
            id: "iou-inverted",
            statements: [.inOrder(.iou, .unionFirst)],
            unless: """
                intersection divided, intersection over, intersection and, intersection area, \
                area of intersection area, intersection union
                """,
            correction: "the intersection is divided by the union, which is never the smaller",
            source: "d2l.ai, Anchor boxes; Everingham et al. 2010, PASCAL VOC"
        ),
        KnownError(
            id: "post-in-url",
            statements: [.says(.httpPost, .inURL)],
            unless: "get, not",
            correction: "POST carries its data in the body; it is GET that has them in the URL",
            source: "RFC 9110, section 9.3.3"
        ),
    ]
}
