package io.yemae.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

/** Base for experiments. */
abstract class YemaeIT {
    static final Platform platform = new Platform();
    static final Sql sql = new Sql("jdbc:postgresql://localhost:54999/yemae", "yemae", "yemae");
    static final Api api = new Api(URI.create("http://localhost:8080"));
    static final Stage stage = new Stage(api);

    static void assertInvariants() {
        stage.administrator().get("/api/admin/invariants").expect(200).json().get("invariants")
            .forEach(each -> assertThat(each.get("violations").asLong()).as(each.get("name").asText()).isZero());
    }
}
