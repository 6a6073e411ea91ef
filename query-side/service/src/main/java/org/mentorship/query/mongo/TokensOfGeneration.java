package org.mentorship.query.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.bson.Document;

/** Has Axon keep its tokens in the collection of the generation at hand. */
final class TokensOfGeneration extends DefaultMongoTemplate {

    private final GenerationCollections.Kind<Document> tokens;

    TokensOfGeneration(MongoDatabase database, GenerationCollections.Kind<Document> tokens) {
        super(builder().mongoDatabase(database));
        this.tokens = tokens;
    }

    @Override
    public MongoCollection<Document> trackingTokensCollection() {
        return tokens.now();
    }
}
