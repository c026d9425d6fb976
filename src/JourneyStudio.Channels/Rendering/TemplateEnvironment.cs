using System.Collections.Concurrent;
using HandlebarsDotNet;

namespace JourneyStudio.Channels.Rendering;

/// <summary>Handlebars with our helpers and nothing else, either for HTML (everything printed is escaped) or for plain text.</summary>
internal sealed class TemplateEnvironment
{
    private const string Links = "links";
    private const int MostCompiled = 2_000;

    private readonly ConcurrentDictionary<string, HandlebarsTemplate<object, object>> compiled = new(StringComparer.Ordinal);
    private readonly IHandlebars handlebars;

    private TemplateEnvironment(bool escape)
    {
        handlebars = Handlebars.Create(new HandlebarsConfiguration { NoEscape = !escape });
        handlebars.Configuration.FormatterProviders.Add(new StrictFormatter());
        handlebars.RegisterHelper("default", (in HelperOptions _, in Context _, in Arguments arguments) => Default(arguments));
        AddLink("formLink", 1, (links, arguments) => links.Form(arguments[0]!.ToString()!));
        AddLink("couponLink", 0, (links, _) => links.Coupon());
        AddLink("registerLink", 0, (links, _) => links.Register());
        AddLink("referralLink", 0, (links, _) => links.Referral());
        AddLink("checkinLink", 0, (links, _) => links.CheckIn());
        AddLink("unsubscribeLink", 0, (links, _) => links.Unsubscribe());
        AddLink("preferencesLink", 0, (links, _) => links.Preferences());
    }

    public static TemplateEnvironment Html { get; } = new(escape: true);

    public static TemplateEnvironment PlainText { get; } = new(escape: false);

    /// <exception cref="MissingValueException">A value without a default is missing.</exception>
    /// <exception cref="HandlebarsException">The template is broken.</exception>
    public string Render(string template, Dictionary<string, object?> data, LinkContext links)
    {
        if (!template.Contains("{{", StringComparison.Ordinal))
            return template;
        try
        {
            return Compile(template)(data, new Dictionary<string, object?> { [Links] = links });
        }
        catch (MissingValueException e)
        {
            throw new MissingValueException(MergePaths.Complete(template, e.Name, data));
        }
    }

    private HandlebarsTemplate<object, object> Compile(string template)
    {
        if (compiled.Count > MostCompiled)
            compiled.Clear();
        return compiled.GetOrAdd(template, text =>
        {
            if (text.Contains("{{{", StringComparison.Ordinal) || text.Contains("{{&", StringComparison.Ordinal))
                throw new HandlebarsException("Unescaped output ({{{…}}} or {{&…}}) is not allowed.");
            return handlebars.Compile(text);
        });
    }

    private void AddLink(string name, int arguments, Func<LinkContext, Arguments, string> link) =>
        handlebars.RegisterHelper(name, (in HelperOptions options, in Context _, in Arguments given) =>
            given.Length != arguments ? throw new HandlebarsException($"{name} takes {arguments} argument(s), not {given.Length}.")
            : link((LinkContext)options.Data[Links]!, given));

    private static object? Default(in Arguments arguments)
    {
        if (arguments.Length != 2)
            throw new HandlebarsException($"default takes a value and a text, not {arguments.Length} argument(s).");
        return arguments[0] is null or UndefinedBindingResult ? arguments[1] : arguments[0];
    }
}
