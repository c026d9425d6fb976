using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.SignIn;

/// <summary>The second step: the code of the app, or a recovery code.</summary>
public sealed partial class CodePage(SignInDesk desk, NavigationManager navigation)
{
    private string? problem;

    [CascadingParameter] private HttpContext HttpContext { get; set; } = null!;

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm] private CodeForm Form { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new CodeForm();
        if (HttpMethods.IsGet(HttpContext.Request.Method) && await desk.HalfAsync(HttpContext) is null)
            navigation.NavigateTo(SignInAddress.Of(SignInStep.Password, ReturnUrl));
    }

    private async Task SubmitAsync()
    {
        var answer = await desk.CodeAsync(HttpContext, Form.Code);
        problem = answer.Problem;
        if (answer.Next != SignInStep.Code)
            navigation.NavigateTo(SignInAddress.Of(answer.Next, ReturnUrl));
    }
}

public sealed class CodeForm
{
    public string Code { get; set; } = "";

    /// <summary>The secret that is being set up, as the page gave it out.</summary>
    public string Secret { get; set; } = "";
}
