using System.Net;
using System.Reflection;
using System.Text.Json;
using Bunit;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Parts;
using JourneyStudio.Web.Shared.Security;
using JourneyStudio.Web.Tests.Security.Matrix;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Security;

/// <summary>What is no text, in whatever a page or an endpoint reads from its address: the answer says so, nothing is looked for, nothing is cut.</summary>
public sealed class ControlCharacterTests(MatrixStudio studio) : IClassFixture<MatrixStudio>
{
    public static TheoryData<string> Characters => ["%00", "%07", "%1B", "%7F", "%C2%80"];

    [Theory]
    [MemberData(nameof(Characters))]
    public async Task Page_AskedWithOne_SaysThatItCannotBeRead(string character)
    {
        var admin = await studio.AsAsync("admin");
        foreach (var (page, parameters) in Pages())
        {
            var address = await studio.AddressAsync(page.Path.Split('?')[0]);
            // which parameter it is makes no difference to which character
            foreach (var parameter in character == "%00" ? parameters : parameters.Take(1))
            {
                using var answer = await admin.GetAsync(new Uri($"{address}?{parameter}=a{character}b", UriKind.Relative));
                Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{address}?{parameter}: {answer.StatusCode}");
                Assert.Contains("This address cannot be read", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                FaultTests.AssertHeaders(answer);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public async Task Program_ThatAsksWithOne_ReadsWhereItStands(string character)
    {
        using var program = await ProgramAsync();
        using var described = JsonDocument.Parse(await program.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var asked = 0;
        foreach (var path in described.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var call in path.Value.EnumerateObject().Where(call => call.Value.TryGetProperty("parameters", out _)))
            {
                foreach (var parameter in call.Value.GetProperty("parameters").EnumerateArray())
                {
                    var name = parameter.GetProperty("name").GetString()!;
                    var isQuery = parameter.GetProperty("in").GetString() == "query";
                    // the server itself refuses such a path
                    if (!isQuery && character == "%00")
                        continue;
                    var address = (isQuery ? path.Name : path.Name.Replace($"{{{name}}}", $"a{character}b", StringComparison.Ordinal)).Replace('{', '-').Replace('}', '-') + (isQuery ? $"?{name}=a{character}b" : "");
                    using var request = new HttpRequestMessage(new HttpMethod(call.Name.ToUpperInvariant()), address);
                    using var answer = await program.SendAsync(request);
                    Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{call.Name} {address}: {answer.StatusCode}");
                    var problem = await answer.Content.ReadAsStringAsync();
                    Assert.Contains($"{(isQuery ? name : "path")} holds the control character U+", problem, StringComparison.Ordinal);
                    asked++;
                }
            }
        }
        Assert.True(asked > 20, $"Only {asked} parameters were found.");
    }

    [Fact]
    public async Task Page_AskedWithWhatATableCopies_ReadsItAsSpaces()
    {
        var admin = await studio.AsAsync("admin");
        Assert.Contains("1 member found", await admin.GetStringAsync(new Uri("/members?find=Sought%20Eastwind%09%0A", UriKind.Relative)), StringComparison.Ordinal);
        foreach (var (page, parameters) in Pages())
        {
            var address = await studio.AddressAsync(page.Path.Split('?')[0]);
            using var answer = await admin.GetAsync(new Uri($"{address}?{string.Join('&', parameters.Select(parameter => $"{parameter}=a%09%0Ab"))}", UriKind.Relative));
            Assert.True((int)answer.StatusCode < 500 && answer.StatusCode != HttpStatusCode.BadRequest, $"{address}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task SearchBox_TypedOne_SaysSoAndLooksForNothing()
    {
        await using var context = new BunitContext();
        context.Services.AddStudioLanguages();
        context.Services.AddSingleton(TimeProvider.System);
        var asked = new List<string>();
        var box = context.Render<SearchBox>(parameters => parameters.Add(shown => shown.Label, "Find").Add(shown => shown.OnSearch, asked.Add));

        box.Find("input").Input("Lan\u0007");
        box.WaitForAssertion(() => Assert.Contains("Control characters are no text", box.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(asked);

        box.Find("input").Input("Lan");
        box.WaitForAssertion(() => Assert.Equal(["Lan"], asked));
        Assert.Empty(box.FindAll("[role=alert]"));
    }

    /// <summary>Pages that an admin opens, with all that they read from their address: of what they are made of, too.</summary>
    private static IEnumerable<(OpenedPage Page, IReadOnlyList<string> Parameters)> Pages()
    {
        var read = typeof(SearchBox).Assembly.GetTypes().Where(type => typeof(ComponentBase).IsAssignableFrom(type))
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            .Select(property => (property.Name, Read: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>())).Where(property => property.Read is not null)
            .Select(property => property.Read!.Name ?? char.ToLowerInvariant(property.Name[0]) + property.Name[1..]).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(read.Count > 15, $"Only {read.Count} parameters were found.");
        return AccessMatrix.Pages.Where(page => page.Endpoint.StartsWith("GET,POST", StringComparison.Ordinal) && page.Accounts.Contains("admin")).Select(page => (page, (IReadOnlyList<string>)read));
    }

    private async Task<HttpClient> ProgramAsync()
    {
        var program = studio.Host.Anonymous();
        program.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, await studio.KeyAsync("events read tasks operate members"));
        return program;
    }
}
