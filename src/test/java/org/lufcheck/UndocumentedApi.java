package org.lufcheck;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Finds the public types, methods and constructors that have no Javadoc. Overriding methods, which
 * inherit theirs, the constructors of records and enums' constants are not asked for any.
 */
final class UndocumentedApi extends TreePathScanner<Void, Void> {
  private final DocTrees docs;
  private final CompilationUnitTree unit;
  private final List<String> found;

  private UndocumentedApi(DocTrees docs, CompilationUnitTree unit, List<String> found) {
    this.docs = docs;
    this.unit = unit;
    this.found = found;
  }

  /** Descriptions of what is undocumented, as {@code File.java:line: name}. */
  static List<String> of(List<Path> files) throws IOException {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    List<String> found = new ArrayList<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new UndocumentedApi(docs, unit, found).scan(unit, null);
      }
    }
    return found;
  }

  @Override
  public Void visitClass(ClassTree type, Void unused) {
    if (!isPublic(type.getModifiers())) {
      return null;
    }
    check(type, type.getSimpleName().toString());
    return super.visitClass(type, null);
  }

  @Override
  public Void visitMethod(MethodTree method, Void unused) {
    if (isPublic(method.getModifiers())
        && !overrides(method)
        && !(isConstructor(method) && owner().getKind() == Tree.Kind.RECORD)) {
      check(method, owner().getSimpleName() + "." + method.getName());
    }
    return null;
  }

  private void check(Tree tree, String name) {
    if (docs.getDocComment(getCurrentPath()) == null) {
      long position = docs.getSourcePositions().getStartPosition(unit, tree);
      Path file = Path.of(unit.getSourceFile().getName());
      found.add(file.getFileName() + ":" + unit.getLineMap().getLineNumber(position) + ": " + name);
    }
  }

  private boolean isPublic(ModifiersTree modifiers) {
    TreePath parent = getCurrentPath().getParentPath();
    boolean inInterface = parent != null && parent.getLeaf().getKind() == Tree.Kind.INTERFACE;
    return modifiers.getFlags().contains(Modifier.PUBLIC)
        || (inInterface && !modifiers.getFlags().contains(Modifier.PRIVATE));
  }

  private ClassTree owner() {
    return (ClassTree) getCurrentPath().getParentPath().getLeaf();
  }

  private static boolean isConstructor(MethodTree method) {
    return method.getReturnType() == null;
  }

  private static boolean overrides(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .map(AnnotationTree::getAnnotationType)
        .anyMatch(type -> type.toString().equals("Override"));
  }
}
