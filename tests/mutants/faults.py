"""The small faults that `make mutants` puts into a module, each kind one that a developer could make."""

import ast
import copy
from collections.abc import Iterator

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_SUMS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
}  # fmt: skip
# The arguments that are words of a command's help, and the one that is itself a guard against faults.
_NO_RULES = {"description", "help", "metavar", "prog", "strict"}
# Longer texts are words for people, which tests quote from the files of words.
_MAX_MARK = 3
# Decorators say how a class or an answer is kept (frozen, cached for how many), not what it answers.
_LEFT_OUT = {"annotation", "returns", "type_params", "decorator_list"}


def faulty_trees(source: str, *, drawing: bool = False) -> Iterator[tuple[int, ast.Module]]:
    """Yield the tree of a module with one fault after the other in it, each until the next, and the fault's line.

    Of a module that draws only what it decides is changed, no size, place or colour: a margin one point wider is none.
    """
    tree = ast.parse(source)
    for parent, field, place, node in _places(tree):
        if drawing and isinstance(node, ast.Constant | ast.Call | ast.BinOp):
            continue
        for other in _faults(node):
            _put(parent, field, place, ast.copy_location(other, node))
            yield node.lineno, tree
        _put(parent, field, place, node)


def _places(parent: ast.AST) -> Iterator[tuple[ast.AST, str, int | None, ast.expr | ast.stmt]]:
    """Yield every statement and expression that is run, with the field of its parent that holds it."""
    for field, value in ast.iter_fields(parent):
        if field in _LEFT_OUT or (isinstance(parent, ast.keyword) and parent.arg in _NO_RULES):
            continue
        for place, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(node, ast.expr | ast.stmt) and not (place == 0 and field == "body" and _is_docstring(node)):
                yield parent, field, place, node
            # The parts of an f-string are texts already and cannot be replaced by anything else.
            if isinstance(node, ast.AST) and not isinstance(node, ast.JoinedStr):
                yield from _places(node)


def _put(parent: ast.AST, field: str, place: int | None, node: ast.AST) -> None:
    """Put a node into a field of its parent."""
    if place is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[place] = node


def _is_docstring(node: ast.AST) -> bool:
    """Say whether a statement is a text alone."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _faults(node: ast.expr | ast.stmt) -> Iterator[ast.AST]:
    """Yield what a mistake could make of a node."""
    match node:
        case ast.Compare(left, [operator], right) if type(operator) in _COMPARISONS:
            yield ast.Compare(left, [_COMPARISONS[type(operator)]()], right)
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
        case ast.BinOp(left, operator, right) if type(operator) in _SUMS:
            yield ast.BinOp(left, _SUMS[type(operator)](), right)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.Constant(value):
            yield from _other_constants(value)
        case ast.Call(function, arguments, keywords):
            for place in (place for place, keyword in enumerate(keywords) if keyword.arg not in _NO_RULES):
                yield ast.Call(function, arguments, [*keywords[:place], *keywords[place + 1 :]])
        case ast.IfExp(test, body, orelse):
            yield ast.IfExp(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.If(test, body, orelse) if not (isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.GeneratorExp() | ast.ListComp() | ast.SetComp() | ast.DictComp():
            yield from _unfiltered(node)
        case ast.Return(value) if value is not None and not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.AugAssign() | ast.Raise() | ast.Continue():
            yield ast.Pass()


def _other_constants(value: object) -> Iterator[ast.Constant]:
    """Yield a number one too large, the other truth, or a mark that is missing."""
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        yield ast.Constant(value + 1)
    elif isinstance(value, str) and 0 < len(value) <= _MAX_MARK:
        yield ast.Constant("")


def _unfiltered(node: ast.GeneratorExp | ast.ListComp | ast.SetComp | ast.DictComp) -> Iterator[ast.AST]:
    """Yield a comprehension without each of its conditions."""
    for place, generator in enumerate(node.generators):
        if generator.ifs:
            other = copy.deepcopy(node)
            other.generators[place].ifs = []
            yield other
