package org.mentorship.query.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The collections of the read models. Each building of them has collections of its own, which bear its name, the
 * generation: whoever goes on with a generation after it was held up reaches nothing that others have built since. A process
 * is at work on one generation at a time.
 */
public final class GenerationCollections {

    private static final String SEPARATOR = ".";

    private final MongoDatabase database;
    private final Set<String> kinds = ConcurrentHashMap.newKeySet();
    private volatile String generation = "";

    GenerationCollections(MongoDatabase database) {
        this.database = database;
    }

    /** Goes over to a generation. When this is called, nobody in this process writes any more to the one before. */
    public void use(String next) {
        generation = next;
    }

    /** The collection of a kind, always that of the generation at hand. */
    public <T> Kind<T> of(String kind, Class<T> documents) {
        kinds.add(kind);
        return new Kind<>(kind, documents);
    }

    /** Names of the collections there are of other generations, or of none, as versions before made them. */
    public List<String> others() {
        var others = new ArrayList<String>();
        for (var name : database.listCollectionNames()) {
            if (kinds.stream().anyMatch(kind -> isOfAnother(name, kind))) {
                others.add(name);
            }
        }
        return others;
    }

    private boolean isOfAnother(String name, String kind) {
        return (name.equals(kind) || name.startsWith(kind + SEPARATOR)) && !name.equals(of(kind));
    }

    public void drop(List<String> names) {
        names.forEach(name -> database.getCollection(name).drop());
    }

    private String of(String kind) {
        var now = generation;
        return now.isEmpty() ? kind : kind + SEPARATOR + now;
    }

    /** One kind of collection. */
    public final class Kind<T> {

        private final String kind;
        private final Class<T> documents;
        private volatile @Nullable MongoCollection<T> latest;

        private Kind(String kind, Class<T> documents) {
            this.kind = kind;
            this.documents = documents;
        }

        /** To be asked for with each use. */
        public MongoCollection<T> now() {
            var name = of(kind);
            var known = latest;
            if (known == null || !known.getNamespace().getCollectionName().equals(name)) {
                known = database.getCollection(name, documents);
                latest = known;
            }
            return known;
        }

        /** To drop one that is not there is an error to the server in memory, which it logs. */
        public void dropIfThere() {
            var collection = now();
            for (var name : database.listCollectionNames()) {
                if (name.equals(collection.getNamespace().getCollectionName())) {
                    collection.drop();
                    return;
                }
            }
        }
    }
}
