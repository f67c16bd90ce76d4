package io.yemae.it;
import java.util.List;
class Platform { List<String> mailsTo(String a) { return List.of(); } }
